//! How what the person wants saved gets to where they want it: as slices of their files, to a file they choose, or as
//! a download that a service worker feeds, whichever the browser can.

use discern::protocol::{Answer, Failure, FailureKind, OutputInfo, Prepared, Product, Request, Target};
use wasm_bindgen_futures::spawn_local;

use super::Model;
use crate::client::{Beside, Reply};
use crate::dates_sizes::size;
use crate::destination;
use crate::download::Download;
use crate::picker::{self, Picked};

impl Model {
    /// Saves a product. A quiet one is shown only once it tells how far it is: most are done before.
    pub(super) fn save(self, product: Product, title: String, quiet: bool) {
        spawn_local(async move {
            match self.saved(product, &title, quiet).await {
                Ok((sentence, notes)) => self.notices.done(sentence, notes),
                Err(failure) => self.notices.fail(failure),
            }
        });
    }

    /// Makes it ready, and saves what comes of it; a sentence for the person, and what else is to be known.
    async fn saved(self, product: Product, title: &str, quiet: bool) -> Result<(String, Vec<String>), Failure> {
        let (id, reply) = self.job(Request::Prepare { product }, Beside::Nothing, title, quiet);
        let Answer::Prepared(Prepared { outputs, notes, .. }) = reply.await?.answer else { return Err(refused()) };
        let mut sentences = Vec::new();
        for (output, number) in outputs.iter().zip(0..) {
            match self.put(id, number, output, title).await {
                Ok(sentence) => sentences.push(sentence),
                Err(failure) => {
                    self.link.ask(Request::Discard { prepared: id }, |_| {});
                    return Err(failure);
                }
            }
        }
        self.link.ask(Request::Discard { prepared: id }, |_| {});
        Ok((sentences.join(" "), notes))
    }

    /// Saves one output that is ready.
    async fn put(self, prepared: u64, number: u32, output: &OutputInfo, title: &str) -> Result<String, Failure> {
        let write = |to| Request::Write { prepared, output: number, to };
        let (name, bytes) = (&output.name, size(output.size));
        if !output.sliceable {
            match picker::pick_save(name).await {
                Picked::File(file) => {
                    self.job(write(Target::File), Beside::File(file), title, false).1.await?;
                    return Ok(format!("“{name}”, {bytes}, is saved."));
                }
                Picked::Nothing => return Err(cancelled()),
                Picked::NotAsked => {}
            }
            if let Some(download) = Download::begin(name, output.size).await {
                let beside = Beside::Port(download.port.clone());
                let written = self.job(write(Target::Stream), beside, title, false).1.await;
                download.end();
                return written.map(|_| format!("“{name}”, {bytes}, is with your browser's downloads."));
            }
        }
        match self.job(write(Target::Blob), Beside::Nothing, title, true).1.await? {
            Reply { blob: Some(blob), .. } if destination::download(&blob, name) => {
                Ok(format!("“{name}”, {bytes}, is with your browser to be saved."))
            }
            _ => Err(refused()),
        }
    }

    /// Asks for a job, and shows how far it is.
    pub(super) fn job(
        self,
        request: Request,
        beside: Beside,
        title: &str,
        quiet: bool,
    ) -> (u64, impl Future<Output = Result<Reply, Failure>>) {
        let (id, reply) = self.link.request(request, beside);
        self.jobs.began(id, title.to_owned(), quiet);
        let ended = async move {
            let reply = reply.await;
            self.jobs.ended(id);
            reply
        };
        (id, ended)
    }
}

/// The person closed the browser's own dialogue.
fn cancelled() -> Failure {
    Failure {
        kind: FailureKind::Cancelled,
        what: "Stopped.".into(),
        meaning: "Nothing was saved.".into(),
        advice: "Start again whenever you like.".into(),
        detail: String::new(),
    }
}

fn refused() -> Failure {
    Failure {
        kind: FailureKind::Destination,
        what: "The browser did not take the file.".into(),
        meaning: "Nothing was saved.".into(),
        advice: "Allow downloads for this page and try again.".into(),
        detail: String::new(),
    }
}
