"use strict";
// The page reads without this: it narrows the list of questions, keeps the choice in the address and lays passages in.
(() => {
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const nothing = document.getElementById("nothing");
  const questions = [...document.querySelectorAll(".question")];
  const selects = [...form.querySelectorAll("select")];
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = new Map();
  const QUIET = 300; // milliseconds without a key before the address follows: browsers limit how often it may change
  let waiting = 0;

  function wordsOf(question) {
    if (!words.has(question)) {
      const parts = [...question.querySelectorAll(".sought")].map(part => part.textContent);
      words.set(question, plain(parts.join("\n")));
    }
    return words.get(question);
  }

  function fits(question, wanted) {
    const chosen = selects.every(
      select => !select.value || question.dataset[select.name].split(" ").includes(select.value)
    );
    return chosen && wanted.every(word => wordsOf(question).includes(word));
  }

  function apply() {
    const wanted = plain(form.elements.text.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const question of questions) {
      question.hidden = !fits(question, wanted);
      count += !question.hidden;
    }
    const all = `${questions.length} question${questions.length === 1 ? "" : "s"}`;
    shown.textContent = count === questions.length ? all : `${count} of ${all}`;
    nothing.hidden = count > 0;
    document.body.classList.toggle("filtered", count < questions.length);
  }

  function write() {
    const state = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, "", `#${state.toString() || "questions"}`);
  }

  function read() {
    const fragment = location.hash.slice(1);
    const target = document.getElementById(fragment);
    if (target?.matches(".question")) return reveal(target);
    if (!fragment.includes("=")) return undefined;
    const state = new URLSearchParams(fragment);
    for (const field of form.elements) if (field.name) field.value = state.get(field.name) ?? "";
    for (const select of selects) if (select.selectedIndex < 0) select.value = "";
    return apply();
  }

  function reveal(question) {
    if (question.hidden) {
      form.reset();
      apply();
    }
    question.open = true;
    question.querySelector("summary").focus({ preventScroll: true });
    question.scrollIntoView();
  }

  function changed() {
    apply();
    clearTimeout(waiting);
    waiting = setTimeout(write, QUIET);
  }

  function lay(found) {
    for (const link of found.querySelectorAll("a[data-gold]")) {
      const passage = document.querySelector(`${link.getAttribute("href")} p`).textContent;
      const quote = document.createElement("blockquote");
      let at = 0;
      for (const [start, end] of link.dataset.gold.split(" ").filter(Boolean).map(place => place.split("-").map(Number))) {
        if (start < at) continue;
        const characters = [...passage];
        const mark = document.createElement("mark");
        mark.textContent = characters.slice(start, end).join("");
        quote.append(characters.slice(at, start).join(""), mark);
        at = end;
      }
      quote.append([...passage].slice(at).join(""));
      link.parentElement.append(quote);
      link.removeAttribute("data-gold");
    }
  }

  form.hidden = false;
  form.addEventListener("input", changed);
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(changed));
  form.addEventListener("click", event => {
    const wanted = event.target.dataset?.do;
    if (!wanted) return;
    for (const question of questions) question.open = wanted === "open" ? question.open || !question.hidden : false;
  });
  document.addEventListener("click", event => {
    const target = document.getElementById(event.target.closest?.('a[href^="#"]')?.hash.slice(1) ?? "");
    if (target?.matches(".question")) reveal(target); // also when the address already says so
  });
  document.addEventListener("toggle", event => event.target.matches(".found[open]") && lay(event.target), true);
  addEventListener("hashchange", read);
  read();
})();
