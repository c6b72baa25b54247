// Search asks for a worker, and browsers give none to pages that are opened as files. A hidden frame runs the same script in its place.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      this.waiting = [];
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.srcdoc = `<script>window.postMessage = data => frameElement.answer(data)</` + `script><script src="${url}"></` + `script>`;
      this.frame.answer = data => this.dispatchEvent(new MessageEvent("message", { data }));
      this.frame.onload = () => { this.waiting.forEach(data => this.hand(data)); this.waiting = null; };
      document.body.append(this.frame);
    }
    postMessage(data) { this.waiting ? this.waiting.push(data) : this.hand(data); }
    hand(data) { this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data })); }
    terminate() { this.frame.remove(); }
  };
}
