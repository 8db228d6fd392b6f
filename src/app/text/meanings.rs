//! Meanings of the fields of structures, in a sentence each, by their names in the standards.

use crate::words;

/// The standard that defines a meaning, as the beginning of its clauses; empty if the name means the same in all.
type Row = (&'static str, &'static str, words::Word);

const MEANINGS: &[Row] = &[
    ("", "System Identifier", words::meanings::system_identifier),
    ("", "Volume Identifier", words::meanings::volume_identifier),
    ("", "Volume Space Size", words::meanings::volume_space_size),
    ("", "Volume Set Size", words::meanings::volume_set_size),
    ("", "Volume Sequence Number", words::meanings::volume_sequence_number),
    ("", "Logical Block Size", words::meanings::logical_block_size),
    ("", "Path Table Size", words::meanings::path_table_size),
    ("", "Type L Path Table", words::meanings::type_l_path_table),
    ("", "Type M Path Table", words::meanings::type_m_path_table),
    ("", "Volume Set Identifier", words::meanings::volume_set_identifier),
    ("", "Publisher Identifier", words::meanings::publisher_identifier),
    ("", "Data Preparer Identifier", words::meanings::data_preparer_identifier),
    ("", "Application Identifier", words::meanings::application_identifier),
    ("", "Copyright File Identifier", words::meanings::copyright_file_identifier),
    ("", "Abstract File Identifier", words::meanings::abstract_file_identifier),
    ("", "Volume Creation", words::meanings::volume_creation),
    ("", "Volume Modification", words::meanings::volume_modification),
    ("", "Volume Expiration", words::meanings::volume_expiration),
    ("", "Volume Effective", words::meanings::volume_effective),
    ("", "File Structure Version", words::meanings::file_structure_version),
    ("", "Application Use", words::meanings::application_use),
    ("", "Escape Sequences", words::meanings::escape_sequences),
    ("", "Volume Flags", words::meanings::volume_flags),
    ("", "Boot System Identifier", words::meanings::boot_system_identifier),
    ("", "Boot Identifier", words::meanings::boot_identifier),
    ("", "Length of Directory Record", words::meanings::length_of_directory_record),
    ("", "Location of Extent", words::meanings::location_of_extent),
    ("ECMA-119", "Data Length", words::meanings::ecma_119_data_length),
    ("", "File Flags", words::meanings::file_flags),
    ("", "File Unit Size", words::meanings::file_unit_size),
    ("", "Interleave Gap Size", words::meanings::interleave_gap_size),
    ("", "Owner Identification", words::meanings::owner_identification),
    ("", "Group Identification", words::meanings::group_identification),
    ("", "Permissions", words::meanings::permissions),
    ("", "File Creation", words::meanings::file_creation),
    ("", "File Modification", words::meanings::file_modification),
    ("", "File Expiration", words::meanings::file_expiration),
    ("", "File Effective", words::meanings::file_effective),
    ("", "Record Format", words::meanings::record_format),
    ("", "Record Attributes", words::meanings::record_attributes),
    ("", "Record Length", words::meanings::record_length),
    ("", "System Area", words::meanings::system_area),
    ("", "System Use", words::meanings::system_use),
    ("", "Tag", words::meanings::tag),
    ("", "Partition Starting Location", words::meanings::partition_starting_location),
    ("", "Partition Length", words::meanings::partition_length),
    ("", "Partition Contents", words::meanings::partition_contents),
    ("", "Access Type", words::meanings::access_type),
    ("", "Number of Partition Maps", words::meanings::number_of_partition_maps),
    ("", "Logical Volume Identifier", words::meanings::logical_volume_identifier),
    ("", "File Set Identifier", words::meanings::file_set_identifier),
    ("", "Implementation Identifier", words::meanings::implementation_identifier),
    ("", "Recording Date and Time", words::meanings::recording_date_and_time),
    ("", "UDF revision", words::meanings::udf_revision),
    ("", "File Type", words::meanings::file_type),
    ("", "File Link Count", words::meanings::file_link_count),
    ("", "Information Length", words::meanings::information_length),
    ("", "Strategy Type", words::meanings::strategy_type),
    ("", "Unique ID", words::meanings::unique_id),
    ("", "Selection criteria", words::meanings::selection_criteria),
    ("", "Boot record", words::meanings::boot_record),
    ("", "Emulation", words::meanings::emulation),
    ("", "Load segment", words::meanings::load_segment),
    ("", "Number of sectors", words::meanings::number_of_sectors),
    ("", "Platform", words::meanings::platform),
    ("", "Disk signature", words::meanings::disk_signature),
    ("", "Disk GUID", words::meanings::disk_guid),
    ("", "Partition GUID", words::meanings::partition_guid),
    ("", "First usable block", words::meanings::first_usable_block),
    ("", "Last usable block", words::meanings::last_usable_block),
    ("", "This copy", words::meanings::this_copy),
    ("", "Other copy", words::meanings::other_copy),
    ("", "Header checksum", words::meanings::header_checksum),
    ("", "Entries checksum", words::meanings::entries_checksum),
    ("", "Size of an entry", words::meanings::size_of_an_entry),
    ("", "Number of entries", words::meanings::number_of_entries),
    ("", "Bootable", words::meanings::bootable),
    ("", "Boot code", words::meanings::boot_code),
    ("", "First sector", words::meanings::first_sector),
    ("", "Sectors per cluster", words::meanings::sectors_per_cluster),
    ("", "Bytes per sector", words::meanings::bytes_per_sector),
    ("", "Reserved sectors", words::meanings::reserved_sectors),
    ("", "Number of FATs", words::meanings::number_of_fats),
    ("", "Entries of the root directory", words::meanings::entries_of_the_root_directory),
    ("", "Hidden sectors", words::meanings::hidden_sectors),
    ("", "Volume serial number", words::meanings::volume_serial_number),
    ("", "OEM name", words::meanings::oem_name),
    ("", "FSInfo sector", words::meanings::fsinfo_sector),
    ("", "Backup boot sector", words::meanings::backup_boot_sector),
    ("", "Inodes", words::meanings::inodes),
    ("", "Inode size", words::meanings::inode_size),
    ("", "Blocks per group", words::meanings::blocks_per_group),
    ("", "Last mounted", words::meanings::last_mounted),
    ("", "Last mounted at", words::meanings::last_mounted_at),
    ("", "Compatible features", words::meanings::compatible_features),
    ("", "Incompatible features", words::meanings::incompatible_features),
    ("", "Read-only compatible features", words::meanings::read_only_compatible_features),
    ("", "Allocation block size", words::meanings::allocation_block_size),
    ("", "Free allocation blocks", words::meanings::free_allocation_blocks),
    ("", "Catalog Node ID", words::meanings::catalog_node_id),
    ("", "Data fork", words::meanings::data_fork),
    ("", "Resource fork", words::meanings::resource_fork),
    ("", "ISRC", words::meanings::isrc),
    ("", "Media Catalog Number", words::meanings::media_catalog_number),
    ("", "UUID", words::meanings::uuid),
    ("", "Cluster heap offset", words::meanings::cluster_heap_offset),
    ("", "Compressor", words::meanings::compressor),
];

/// The meaning of a field, if its name does not tell by itself.
pub(crate) fn meaning(label: &str, clause: Option<&str>) -> Option<&'static str> {
    let clause = clause.unwrap_or_default();
    let is_it = |(standard, name, _): &&Row| *name == label && clause.starts_with(standard);
    MEANINGS.iter().find(is_it).map(|(.., meaning)| meaning())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_found_by_its_name_and_standard() {
        assert!(meaning("Volume Identifier", Some("ECMA-119 8.4.6")).is_some());
        assert!(meaning("Data Length", Some("ECMA-119 9.1.4")).is_some());
        assert_eq!(meaning("Data Length", Some("Apple TN1150")), None);
        assert_eq!(meaning("Nothing", None), None);
    }

    #[test]
    fn meanings_are_sentences_and_no_name_has_two() {
        for (number, (standard, name, meaning)) in MEANINGS.iter().enumerate() {
            assert!(meaning().ends_with('.') && !name.is_empty(), "{name}");
            let rest = MEANINGS.get(number + 1..).unwrap_or_default();
            assert!(!rest.iter().any(|row| (row.0, row.1) == (*standard, *name)), "{name} twice");
        }
    }
}
