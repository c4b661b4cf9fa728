// Makes the voice easier to follow: speed, the sentence being spoken, and its place in the transcript. Without it the
// browser's own player and the transcript are there all the same.
(() => {
  const audio = document.querySelector(".voice audio");
  if (!audio) return;
  const speed = document.getElementById("speed");
  const caption = document.querySelector(".voice .caption");
  const remembered = () => { try { return localStorage.getItem("speed"); } catch { return null; } };
  speed.closest("p").hidden = false;
  if ([...speed.options].some(o => o.value === remembered())) speed.value = remembered();
  const apply = () => { audio.defaultPlaybackRate = audio.playbackRate = Number(speed.value); };
  speed.addEventListener("change", () => {
    apply();
    try { localStorage.setItem("speed", speed.value); } catch { /* a browser that keeps nothing */ }
  });
  apply();
  const track = audio.textTracks[0];
  if (!track) return;
  track.mode = "hidden";
  track.addEventListener("cuechange", () => {
    document.querySelectorAll(".transcript .now").forEach(e => e.classList.remove("now"));
    const cue = track.activeCues && track.activeCues[0];
    if (!cue) return;
    caption.hidden = false;
    caption.textContent = cue.text;
    const sentence = document.getElementById("cue-" + cue.id);
    if (sentence) sentence.classList.add("now");
  });
  audio.addEventListener("ended", () => { caption.hidden = true; });
})();
