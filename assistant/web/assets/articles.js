// Files can be dragged onto the form, and it tells how far their upload is. Without this the form works as it stands.
"use strict";

(() => {
  const kilobyte = 1_000, megabyte = 1_000_000;

  function size(bytes) {
    const [number, unit] = bytes < megabyte ? [Math.ceil(bytes / kilobyte), "kB"] : [bytes / megabyte, "MB"];
    return `${number.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} ${unit}`;
  }

  function enhance(form) {
    const input = form.querySelector("input[type=file]");
    const zone = form.querySelector(".drop");
    form.classList.add("live");
    for (const kind of ["dragenter", "dragover"])
      zone.addEventListener(kind, (event) => {
        event.preventDefault();
        zone.classList.add("over");
      });
    for (const kind of ["dragleave", "drop"]) zone.addEventListener(kind, () => zone.classList.remove("over"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      list(form, input.files);
    });
    input.addEventListener("change", () => list(form, input.files));
    list(form, input.files); // chosen before this ran, or before the way back to this page
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form);
    });
  }

  function list(form, files) {
    const chosen = form.querySelector(".chosen");
    chosen.replaceChildren();
    for (const file of files) {
      const line = document.createElement("li");
      const name = document.createElement("bdi");
      name.textContent = file.name;
      line.append(name, ` (${size(file.size)})`);
      chosen.append(line);
    }
    chosen.hidden = files.length === 0;
  }

  function send(form) {
    const button = form.querySelector("button[type=submit]");
    const request = new XMLHttpRequest(); // fetch does not tell how much of a body is sent
    let read = 0, ended = false;

    function failed(text) {
      ended = true;
      button.disabled = false;
      tell(form, text, null);
      form.querySelector(".progress").classList.add("problem");
    }

    function steps() {
      const whole = request.responseText.lastIndexOf("\n") + 1;
      for (const line of request.responseText.slice(read, whole).split("\n")) if (line) step(JSON.parse(line));
      read = whole;
    }

    function step(now) {
      if (now.see) {
        ended = true;
        location.assign(now.see);
      } else if (now.stage === "failed" || now.stage === "busy") failed(now.text);
      else tell(form, now.text, now.total ? (100 * now.done) / now.total : null);
    }

    request.open("POST", form.action);
    request.setRequestHeader("accept", "application/x-ndjson");
    request.upload.addEventListener("progress", (event) => {
      if (!read && !ended) tell(form, form.dataset.sending, event.lengthComputable ? (100 * event.loaded) / event.total : null);
    });
    request.addEventListener("progress", () => request.status === 200 && steps());
    request.addEventListener("load", () => {
      if (request.status === 200) steps();
      if (!ended) failed(form.dataset.failed);
    });
    request.addEventListener("error", () => failed(form.dataset.lost));
    button.disabled = true;
    form.querySelector(".progress").classList.remove("problem");
    tell(form, form.dataset.sending, 0);
    request.send(new FormData(form));
  }

  function tell(form, text, percent) {
    const part = form.querySelector(".progress");
    const bar = part.querySelector("progress");
    part.hidden = false;
    bar.hidden = percent === null && text !== form.dataset.sending;
    if (percent === null) bar.removeAttribute("value");
    else bar.value = percent;
    const line = part.querySelector("p");
    if (line.textContent !== text) line.textContent = text;
  }

  for (const form of document.querySelectorAll("form[data-upload]")) enhance(form);
})();
