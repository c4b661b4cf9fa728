// Makes the voice easier to follow: speed, the sentence being spoken, its place in the transcript, and going on with the
// sentence that was heard last, here or on another device. Without it the browser's own player and the transcript are
// there all the same.
function narrate(root, heard) {
  const audio = root.querySelector(".voice audio");
  if (!audio) return;
  // A sound that can't be fetched, as on a phone without a network: the words are there, and the device may read them.
  const sources = audio.querySelectorAll("source");
  if (sources.length) sources[sources.length - 1].addEventListener("error", () => {
    root.querySelector(".voice .instead").hidden = false;
  });
  const speed = root.querySelector(".speed select");
  const caption = root.querySelector(".voice .caption");
  const remembered = () => { try { return localStorage.getItem("speed"); } catch (closed) { return null; } };
  speed.closest("p").hidden = false;
  if ([...speed.options].some(o => o.value === remembered())) speed.value = remembered();
  const apply = () => { audio.defaultPlaybackRate = audio.playbackRate = Number(speed.value); };
  speed.addEventListener("change", () => {
    apply();
    try { localStorage.setItem("speed", speed.value); } catch (closed) { /* a browser that keeps nothing */ }
  });
  apply();
  const track = audio.textTracks[0];
  if (!track) return;
  track.mode = "hidden";
  let now = 0;
  let told = 0;
  const mark = number => {
    root.querySelectorAll(".transcript .now").forEach(e => e.classList.remove("now"));
    const sentence = root.querySelector("#cue-" + number);
    if (sentence) sentence.classList.add("now");
  };
  const tell = () => {
    if (now && now !== told) heard(told = now);
  };
  track.addEventListener("cuechange", () => {
    const cue = track.activeCues && track.activeCues[0];
    if (!cue) return;
    caption.hidden = false;
    caption.textContent = cue.text;
    now = Number(cue.id);
    mark(now);
    if (now > told + 2) tell();
  });
  const from = Number(audio.dataset.sentence);
  if (from > 1) {
    mark(from);
    // Cues are there only after the file was asked for, so the first play goes to the sentence.
    audio.addEventListener("play", () => {
      const go = () => {
        const cue = track.cues && track.cues[from - 1];
        if (cue && audio.currentTime < 1) audio.currentTime = cue.startTime;
      };
      if (track.cues && track.cues.length) go();
      else audio.querySelector("track").addEventListener("load", go, { once: true });
    }, { once: true });
  }
  audio.addEventListener("pause", tell);
  addEventListener("pagehide", tell);
  audio.addEventListener("ended", () => { caption.hidden = true; });
}

// A word that is explained: a tap shows the meaning where one is reading, another tap hides it.
function explain(root) {
  root.querySelectorAll("a.term").forEach(word => {
    const meaning = document.querySelector(word.hash + " + dd");
    if (!meaning) return;
    word.setAttribute("role", "button");
    word.setAttribute("aria-expanded", "false");
    word.addEventListener("click", event => {
      event.preventDefault();
      const open = word.getAttribute("aria-expanded") === "true";
      word.setAttribute("aria-expanded", String(!open));
      if (open) return word.nextElementSibling.remove();
      const note = document.createElement("span");
      note.className = "meaning";
      note.setAttribute("role", "status");
      word.after(note);
      note.textContent = " (" + meaning.textContent.trim() + ") ";
    });
    word.addEventListener("keydown", event => {
      if (event.key === " ") { event.preventDefault(); word.click(); }
    });
  });
}

// The words of a part of a page in their order, each with its language; nothing that is folded up or only for pressing.
// A choice that several boxes offer is said once.
function wordsOf(place) {
  const silent = "button, textarea, script, style, template, noscript, audio, nav, .aloud, .voice, [hidden], .govuk-visually-hidden";
  const block = "p, li, h1, h2, h3, h4, dt, dd, label, legend, td, th, summary, caption, option, div";
  const said = [];
  const choices = new Set();
  let last = null;
  const walk = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const holder = node.parentElement;
    const choice = holder.matches("option");
    if (!(choice ? /\p{L}/u : /[\p{L}\p{N}]/u).test(node.data) || holder.closest(silent)) continue;
    if ((choice ? holder.closest("select") : holder).getClientRects().length === 0) continue;
    if (choice && (choices.has(node.data) || !choices.add(node.data))) continue;
    const language = holder.closest("[lang]").lang;
    const here = holder.closest(block);
    const before = said.at(-1);
    if (before && last === here && before.language === language) before.text += " " + node.data.trim();
    else said.push({ language, text: node.data.trim() });
    last = here;
  }
  return said;
}

// The device's own voice for what has no sound; offered only where it speaks the language. Each part in its own language,
// as far as the device speaks that.
function listen(root) {
  if (!("speechSynthesis" in self)) return;
  const voice = language => speechSynthesis.getVoices().find(v => v.lang.slice(0, 2) === language);
  root.querySelectorAll("[data-listen]:not([data-ready])").forEach(button => {
    button.dataset.ready = "";
    const name = button.textContent;
    const offer = () => { button.closest(".aloud").hidden = !voice(button.dataset.language); };
    const quiet = () => {
      delete button.dataset.speaking;
      button.textContent = name;
    };
    offer();
    speechSynthesis.addEventListener("voiceschanged", offer);
    button.addEventListener("click", () => {
      const stop = "speaking" in button.dataset;
      speechSynthesis.cancel();
      if (stop) return quiet();
      const parts = button.dataset.listen.split(" ").flatMap(id => {
        const place = document.getElementById(id);
        const folded = place.closest("details");
        if (folded) folded.open = true;
        return wordsOf(place);
      });
      parts.forEach((part, i) => {
        const words = new SpeechSynthesisUtterance(part.text);
        words.voice = voice(part.language) || voice(button.dataset.language);
        words.lang = words.voice.lang;
        words.onerror = quiet;
        if (i === parts.length - 1) words.onend = quiet;
        speechSynthesis.speak(words);
      });
      if (parts.length === 0) return;
      button.dataset.speaking = "";
      button.textContent = button.dataset.stop;
    });
  });
}

(() => {
  // A kept unit puts its pages together by itself.
  if (document.querySelector("main[data-pack]")) return;
  addEventListener("pagehide", () => self.speechSynthesis && speechSynthesis.cancel());
  listen(document);
  const step = document.querySelector("[data-step][data-course]");
  if (!step) return;
  explain(step);
  const at = step.dataset;
  narrate(document, sentence => phone.did(at.course, { unit: at.unit, step: at.step, sentence }, !at.open));
})();
