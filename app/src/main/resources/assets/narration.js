// Makes the voice easier to follow: speed, the sentence being spoken, its place in the transcript, and going on with the
// sentence that was heard last, here or on another device. Without it the browser's own player and the transcript are
// there all the same.
function narrate(root, heard) {
  const audio = root.querySelector(".voice audio");
  if (!audio) return;
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

// The device's own voice for what is not narrated, such as feedback; offered only where it speaks the language.
function listen(root) {
  if (!("speechSynthesis" in self)) return;
  root.querySelectorAll("[data-listen]").forEach(button => {
    const text = document.getElementById(button.dataset.listen);
    const language = (text.querySelector("[lang]") || text).closest("[lang]").lang;
    const offer = () => {
      const voice = speechSynthesis.getVoices().find(v => v.lang.slice(0, 2) === language);
      button.hidden = !voice;
      return voice;
    };
    offer();
    speechSynthesis.addEventListener("voiceschanged", offer);
    const name = button.textContent;
    button.addEventListener("click", () => {
      if (speechSynthesis.speaking) return speechSynthesis.cancel();
      const words = new SpeechSynthesisUtterance(text.innerText.replace(name, ""));
      words.lang = language;
      words.voice = offer();
      words.onend = words.onerror = () => { button.textContent = name; };
      button.textContent = button.dataset.stop;
      speechSynthesis.speak(words);
    });
  });
}

(() => {
  const step = document.querySelector("[data-step][data-course]");
  if (!step) return;
  explain(step);
  listen(step);
  const at = step.dataset;
  narrate(document, sentence => phone.did(at.course, { unit: at.unit, step: at.step, sentence }, !at.open));
})();
