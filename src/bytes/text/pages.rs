//! Code pages: the characters of the bytes 0x80 to 0xFF in encodings with one byte per character.
//!
//! Those in the Encoding Standard come from [`standard`]. Those of DOS (`CP…`) and `MAC_…` are the mappings of the
//! Unicode Consortium (`VENDORS/MICSFT/PC`, `VENDORS/APPLE`) as in the codecs of Python. A byte without a character is
//! U+FFFD.

use std::sync::OnceLock;

use super::standard;

/// The upper half of an encoding.
#[derive(Debug)]
pub(super) struct Page {
    mapping: Mapping,
    /// The characters, listed at first use: text is smaller to download than a table.
    characters: OnceLock<Box<[char]>>,
}

/// Source of a page's characters.
#[derive(Debug)]
enum Mapping {
    /// These 128 characters.
    Text(&'static str),
    /// The encoding of this name in the Encoding Standard.
    Standard(&'static str),
}

impl Page {
    const fn new(text: &'static str) -> Self {
        Self { mapping: Mapping::Text(text), characters: OnceLock::new() }
    }

    const fn standard(id: &'static str) -> Self {
        Self { mapping: Mapping::Standard(id), characters: OnceLock::new() }
    }

    /// The characters of the bytes 0x80 to 0xFF.
    pub(super) fn characters(&self) -> &[char] {
        self.characters.get_or_init(|| match self.mapping {
            Mapping::Text(text) => text.chars().collect(),
            Mapping::Standard(id) => {
                let upper: Vec<u8> = (0x80..=0xFF).collect();
                standard::decode(id, &upper).chars().collect()
            }
        })
    }
}

/// `windows-1252`.
pub(super) static WINDOWS_1252: Page = Page::standard("windows-1252");

/// `iso-8859-15`.
pub(super) static ISO_8859_15: Page = Page::standard("iso-8859-15");

/// `macintosh`.
pub(super) static MACINTOSH: Page = Page::standard("macintosh");

/// `iso-8859-10`.
pub(super) static ISO_8859_10: Page = Page::standard("iso-8859-10");

/// `iso-8859-14`.
pub(super) static ISO_8859_14: Page = Page::standard("iso-8859-14");

/// `iso-8859-3`.
pub(super) static ISO_8859_3: Page = Page::standard("iso-8859-3");

/// `iso-8859-4`.
pub(super) static ISO_8859_4: Page = Page::standard("iso-8859-4");

/// `windows-1250`.
pub(super) static WINDOWS_1250: Page = Page::standard("windows-1250");

/// `iso-8859-2`.
pub(super) static ISO_8859_2: Page = Page::standard("iso-8859-2");

/// `iso-8859-16`.
pub(super) static ISO_8859_16: Page = Page::standard("iso-8859-16");

/// `windows-1257`.
pub(super) static WINDOWS_1257: Page = Page::standard("windows-1257");

/// `iso-8859-13`.
pub(super) static ISO_8859_13: Page = Page::standard("iso-8859-13");

/// `windows-1251`.
pub(super) static WINDOWS_1251: Page = Page::standard("windows-1251");

/// `ibm866`.
pub(super) static IBM866: Page = Page::standard("ibm866");

/// `koi8-r`.
pub(super) static KOI8_R: Page = Page::standard("koi8-r");

/// `koi8-u`.
pub(super) static KOI8_U: Page = Page::standard("koi8-u");

/// `iso-8859-5`.
pub(super) static ISO_8859_5: Page = Page::standard("iso-8859-5");

/// `x-mac-cyrillic`.
pub(super) static X_MAC_CYRILLIC: Page = Page::standard("x-mac-cyrillic");

/// `windows-1253`.
pub(super) static WINDOWS_1253: Page = Page::standard("windows-1253");

/// `iso-8859-7`.
pub(super) static ISO_8859_7: Page = Page::standard("iso-8859-7");

/// `windows-1254`.
pub(super) static WINDOWS_1254: Page = Page::standard("windows-1254");

/// `windows-1255`.
pub(super) static WINDOWS_1255: Page = Page::standard("windows-1255");

/// `iso-8859-8`.
pub(super) static ISO_8859_8: Page = Page::standard("iso-8859-8");

/// `windows-1256`.
pub(super) static WINDOWS_1256: Page = Page::standard("windows-1256");

/// `iso-8859-6`.
pub(super) static ISO_8859_6: Page = Page::standard("iso-8859-6");

/// `windows-1258`.
pub(super) static WINDOWS_1258: Page = Page::standard("windows-1258");

/// `windows-874`.
pub(super) static WINDOWS_874: Page = Page::standard("windows-874");

/// The first IBM PC (DOS).
pub(super) static CP437: Page = Page::new(
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ\
     ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
);

/// Greek (DOS).
pub(super) static CP737: Page = Page::new(
    "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀ωάέήϊίόύϋώΆΈ\
     ΉΊΌΎΏ±≥≤ΪΫ÷≈°∙·√ⁿ²■\u{a0}",
);

/// Baltic (DOS).
pub(super) static CP775: Page = Page::new(
    "ĆüéāäģåćłēŖŗīŹÄÅÉæÆōöĢ¢ŚśÖÜø£Ø×¤ĀĪóŻżź”¦©®¬½¼Ł«»░▒▓│┤ĄČĘĖ╣║╗╝ĮŠ┐└┴┬├─┼ŲŪ╚╔╩╦╠═╬Žąčęėįšųūž┘┌█▄▌▐▀ÓßŌŃõÕµńĶķĻļ\
     ņĒŅ’\u{ad}±“¾¶§÷„°∙·¹³²■\u{a0}",
);

/// Western Europe (DOS).
pub(super) static CP850: Page = Page::new(
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙ\
     ýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
);

/// Central Europe (DOS).
pub(super) static CP852: Page = Page::new(
    "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰ\
     ýÝţ´\u{ad}˝˛ˇ˘§÷¸°¨˙űŘř■\u{a0}",
);

/// Cyrillic (DOS).
pub(super) static CP855: Page = Page::new(
    "ђЂѓЃёЁєЄѕЅіІїЇјЈљЉњЊћЋќЌўЎџЏюЮъЪаАбБцЦдДеЕфФгГ«»░▒▓│┤хХиИ╣║╗╝йЙ┐└┴┬├─┼кК╚╔╩╦╠═╬¤лЛмМнНоОп┘┌█▄Пя▀ЯрРсСтТуУжЖв\
     ВьЬ№\u{ad}ыЫзЗшШэЭщЩчЧ§■\u{a0}",
);

/// Turkish (DOS).
pub(super) static CP857: Page = Page::new(
    "ÇüéâäàåçêëèïîıÄÅÉæÆôöòûùİÖÜø£ØŞşáíóúñÑĞğ¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ºªÊËÈ\u{fffd}ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõ\
     Õµ\u{fffd}×ÚÛÙìÿ¯´\u{ad}±\u{fffd}¾¶§÷¸°¨·¹³²■\u{a0}",
);

/// Portuguese (DOS).
pub(super) static CP860: Page = Page::new(
    "ÇüéâãàÁçêÊèÍÔìÃÂÉÀÈôõòÚùÌÕÜ¢£Ù₧ÓáíóúñÑªº¿Ò¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ\
     ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
);

/// Icelandic (DOS).
pub(super) static CP861: Page = Page::new(
    "ÇüéâäàåçêëèÐðÞÄÅÉæÆôöþûÝýÖÜø£Ø₧ƒáíóúÁÍÓÚ¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ\
     ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
);

/// Hebrew (DOS).
pub(super) static CP862: Page = Page::new(
    "\u{5d0}\u{5d1}\u{5d2}\u{5d3}\u{5d4}\u{5d5}\u{5d6}\u{5d7}\u{5d8}\u{5d9}\u{5da}\u{5db}\u{5dc}\u{5dd}\u{5de}\
     \u{5df}\u{5e0}\u{5e1}\u{5e2}\u{5e3}\u{5e4}\u{5e5}\u{5e6}\u{5e7}\u{5e8}\u{5e9}\u{5ea}¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓\
     │┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
);

/// Canadian French (DOS).
pub(super) static CP863: Page = Page::new(
    "ÇüéâÂà¶çêëèïî‗À§ÉÈÊôËÏûù¤ÔÜ¢£ÙÛƒ¦´óú¨¸³¯Î⌐¬½¼¾«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ\
     ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
);

/// Nordic (DOS).
pub(super) static CP865: Page = Page::new(
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø₧ƒáíóúñÑªº¿⌐¬½¼¡«¤░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ\
     ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
);

/// Greek, newer (DOS).
pub(super) static CP869: Page = Page::new(
    "\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}Ά\u{fffd}·¬¦‘’Έ―ΉΊΪΌ\u{fffd}\u{fffd}ΎΫ©Ώ²³ά£έήίϊΐόύΑΒΓΔΕΖΗ½Θ\
     Ι«»░▒▓│┤ΚΛΜΝ╣║╗╝ΞΟ┐└┴┬├─┼ΠΡ╚╔╩╦╠═╬ΣΤΥΦΧΨΩαβγ┘┌█▄δε▀ζηθικλμνξοπρσςτ΄\u{ad}±υφχ§ψ΅°¨ωϋΰώ■\u{a0}",
);

/// Central Europe (Mac OS).
pub(super) static MAC_CENTRAL_EUROPE: Page = Page::new(
    "ÄĀāÉĄÖÜáąČäčĆćéŹźĎíďĒēĖóėôöõúĚěü†°Ę£§•¶ß®©™ę¨≠ģĮįĪ≤≥īĶ∂∑łĻļĽľĹĺŅņŃ¬√ńŇ∆«»…\u{a0}ňŐÕőŌ–—“”‘’÷◊ōŔŕŘ‹›řŖŗŠ‚„šŚś\
     ÁŤťÍŽžŪÓÔūŮÚůŰűŲųÝýķŻŁżĢˇ",
);

/// Greek (Mac OS).
pub(super) static MAC_GREEK: Page = Page::new(
    "Ä¹²É³ÖÜ΅àâä΄¨çéèêë£™îï•½‰ôö¦€ùûü†ΓΔΘΛΞΠß®©ΣΪ§≠°·Α±≤≥¥ΒΕΖΗΙΚΜΦΫΨΩάΝ¬ΟΡ≈Τ«»…\u{a0}ΥΧΆΈœ–―“”‘’÷ΉΊΌΎέήίόΏύαβψδεφ\
     γηιξκλμνοπώρστθωςχυζϊϋΐΰ\u{ad}",
);

/// Turkish (Mac OS).
pub(super) static MAC_TURKISH: Page = Page::new(
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸĞğİıŞş‡·‚„‰ÂÊ\
     ÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙ\u{f8a0}ˆ˜¯˘˙˚¸˝˛ˇ",
);
