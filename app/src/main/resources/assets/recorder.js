// Records a voice answer where the browser can: the sound goes into the page's own box for a file, which is sent as any
// file is. Without this script a file that was recorded elsewhere is brought.
(function () {
  "use strict";
  var place = document.getElementById("recorder");
  var box = document.getElementById("file");
  if (!place || !box || !navigator.mediaDevices || !window.MediaRecorder || !window.DataTransfer) return;
  var start = document.getElementById("record");
  var stop = document.getElementById("record-stop");
  var state = document.getElementById("record-state");
  place.hidden = false;

  start.addEventListener("click", function () {
    navigator.mediaDevices.getUserMedia({ audio: true }).then(record).catch(function () {
      state.textContent = place.dataset.refused;
    });
  });

  function record(voice) {
    var pieces = [];
    // 24 kbit/s keep three minutes of speech under one megabyte.
    var recorder = new MediaRecorder(voice, { audioBitsPerSecond: 24000 });
    var end = setTimeout(function () { recorder.stop(); }, Number(place.dataset.seconds) * 1000);
    recorder.addEventListener("dataavailable", function (event) { pieces.push(event.data); });
    recorder.addEventListener("stop", function () {
      clearTimeout(end);
      voice.getTracks().forEach(function (track) { track.stop(); });
      var type = recorder.mimeType.split(";")[0];
      var files = new DataTransfer();
      files.items.add(new File(pieces, "answer." + type.split("/")[1], { type: type }));
      box.files = files.files;
      show(false, place.dataset.ready);
      start.focus();
    });
    stop.onclick = function () { recorder.stop(); };
    recorder.start();
    show(true, place.dataset.recording);
    stop.focus();
  }

  function show(recording, words) {
    start.hidden = recording;
    stop.hidden = !recording;
    state.textContent = words;
  }
})();
