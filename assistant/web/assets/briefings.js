// Shows a briefing as it is built, and searches the list of articles while words are typed.
// Without it the forms still work: the server answers when the briefing is ready.
"use strict";

(() => {
  const LINES = "application/x-ndjson";
  const here = (id) => document.getElementById(id);
  let running;

  // Building

  async function build(form) {
    const stop = new AbortController();
    running = stop;
    show(true);
    say(here("building").dataset.starting, true);
    try {
      const response = await fetch(form.action, {
        method: "POST", body: new URLSearchParams(new FormData(form)), headers: { accept: LINES }, signal: stop.signal,
      });
      const type = response.headers.get("content-type") ?? "";
      if (!type.startsWith(LINES)) return fail(here("building").dataset.failed);
      await follow(response.body.pipeThrough(new TextDecoderStream()).getReader());
    } catch {
      fail(stop.signal.aborted ? here("building").dataset.stopped : here("building").dataset.lost);
    }
  }

  async function follow(reader) {
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return fail(here("building").dataset.lost);
      const lines = (rest + value).split("\n");
      rest = lines.pop();
      for (const line of lines) if (line.trim() && happened(JSON.parse(line))) return;
    }
  }

  function happened(event) {
    if (event.problem !== undefined) {
      fail(event.problem, event.field);
      return true;
    }
    if (event.built) {
      location.assign(event.built);
      return true;
    }
    if (event.section) arrived(event.section);
    if (event.say) say(event.say, event.total === undefined || event.done === event.total);
    const bar = here("building-progress");
    if (event.total) { bar.max = event.total; bar.value = event.done; }
    return false;
  }

  function arrived(html) {
    const sections = here("building-sections");
    sections.insertAdjacentHTML("beforeend", html); // as the server rendered it
    const heading = sections.lastElementChild?.querySelector("h2")?.textContent;
    if (heading) here("building-said").textContent = `${here("building").dataset.ready} ${heading}`;
  }

  function say(text, aloud) {
    here("building-now").textContent = text;
    if (aloud) here("building-said").textContent = text;
  }

  function show(building) {
    here("building").hidden = !building;
    for (const other of document.querySelectorAll("main > :not(#building)")) other.hidden = building;
    here("building-sections").replaceChildren();
    here("building-progress").removeAttribute("value");
    scrollTo(0, 0);
    if (building) here("building-title").focus();
  }

  function fail(text, field) {
    running = undefined;
    show(false);
    let problem = here("problem");
    if (!problem) {
      problem = document.createElement("p");
      problem.id = "problem";
      problem.className = "problem";
      problem.setAttribute("role", "alert");
      document.querySelector("main").prepend(problem);
    }
    problem.hidden = false;
    problem.textContent = text;
    for (const wrong of document.querySelectorAll("[aria-invalid]")) wrong.removeAttribute("aria-invalid");
    const control = field && here(field);
    if (control) {
      control.setAttribute("aria-invalid", "true");
      control.setAttribute("aria-describedby", [control.getAttribute("aria-describedby")?.replace("problem", ""), "problem"].filter(Boolean).join(" "));
      control.focus({ preventScroll: true });
    } else {
      problem.tabIndex = -1;
      problem.focus({ preventScroll: true });
    }
    problem.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-build]") || event.submitter?.formMethod === "get" && event.submitter.id === "find-now") return;
    event.preventDefault();
    if (!running) build(form);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("#stop-building")) running?.abort();
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    running = undefined;
    show(false);
  });

  // The list of articles

  let due, asked = 0;

  async function search() {
    const form = here("order");
    const turn = ++asked;
    const query = new URLSearchParams([["find", here("find").value]]);
    for (const box of form.querySelectorAll("[name=article]:checked")) query.append("article", box.value);
    const response = await fetch(`/briefings/articles?${query}`).catch(() => null);
    if (!response?.ok || turn !== asked) return;
    const html = await response.text();
    if (turn === asked) here("article-list").innerHTML = html; // as the server rendered it
  }

  document.addEventListener("input", (event) => {
    if (event.target.id !== "find") return;
    clearTimeout(due);
    due = setTimeout(search, 250);
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.id !== "find" || event.key !== "Enter") return;
    event.preventDefault();
    search();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("#find-now")) return;
    event.preventDefault();
    search();
  });
})();
