// The workers that the page's worker starts for parts of its work.

/** Has the worker believe in so many processors, and keep the helpers that it starts as `begun`. */
export async function watchHelpers(discern, processors = 4) {
  const worker = await discern.worker();
  await worker.evaluate((processors) => {
    Object.defineProperty(navigator, "hardwareConcurrency", { value: processors });
    globalThis.begun = [];
    globalThis.Worker = class extends Worker {
      constructor(...given) {
        super(...given);
        begun.push(this);
      }
      terminate() {
        this.ended = true;
        super.terminate();
      }
    };
  }, processors);
  return worker;
}
