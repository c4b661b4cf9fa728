// A unit that is kept on the phone: one page that holds all its steps, shown one at a time. It answers exercises by
// itself and leaves it to phone.js that every step and answer reaches the server once.
(() => {
  "use strict";
  const main = document.querySelector("[data-pack]");
  if (!main) return;
  const at = main.dataset;
  const stage = document.getElementById("step");
  const steps = [...document.querySelectorAll("template[data-step]")];
  const ids = steps.map(step => step.dataset.step);
  let known = null;
  const chosen = (/(?:^|; )reading=([a-z-]*)/.exec(document.cookie) || ["", ""])[1];
  const quiet = chosen.includes("quiet");
  stage.classList.toggle("wide", chosen.includes("wide"));

  const hash = () => decodeURIComponent(location.hash.slice(1));
  const isDone = id => known && (known.done[at.unit] || []).includes(id);
  const count = () => ids.filter(isDone).length;

  // An author looks at a draft: the page forgets all of it when it is closed.
  const preview = at.preview !== undefined;
  const keep = async (deed, finishes) => {
    if (!preview) return phone.did(at.course, deed, finishes).catch(() => null);
    if (deed.answer !== undefined) known.answers[at.unit + "/" + deed.step] = deed.answer;
    if (finishes) known.done[at.unit] = [...new Set([...(known.done[at.unit] || []), deed.step])];
  };

  const start = async () => {
    await load();
    if (!ids.includes(hash()) && hash() !== "end") location.replace("#" + first());
    else show(false);
    if (preview) return;
    // Progress from other devices, when there is a network; the page does not wait for it.
    phone.flush().then(() => phone.refresh(at.course)).then(load).then(trail).catch(() => null);
  };
  const load = async () => {
    known = preview ? known || { done: {}, answers: {}, place: null } : await phone.look(at.course).catch(() => null);
  };
  const first = () => {
    const place = known && known.place;
    if (place && place.unit === at.unit && ids.includes(place.step)) return place.step;
    return ids.find(id => !isDone(id)) || ids[0];
  };

  // Where one is, and what is left.
  const trail = () => {
    const index = hash() === "end" ? ids.length : ids.indexOf(hash());
    const bar = document.getElementById("bar");
    bar.value = Math.min(index + 1, ids.length);
    bar.setAttribute("aria-label", at.page.replace("{0}", String(bar.value)).replace("{1}", String(ids.length)));
    const left = Math.ceil(Number(at.minutes) * (ids.length - count()) / ids.length);
    document.getElementById("left").textContent =
      document.getElementById("minutes").content.children[left].textContent;
    const back = document.getElementById("back");
    back.hidden = index === 0;
    back.href = "#" + ids[Math.max(0, index - 1)];
    const next = document.getElementById("next");
    next.hidden = index >= ids.length;
    next.href = "#" + (ids[index + 1] || "end");
    const skip = index < ids.length && steps[index].dataset.kind === "EXERCISE" && !isDone(ids[index]);
    next.textContent = skip ? at.skip : at.next;
    next.classList.toggle("quiet", skip);
    document.querySelectorAll(".languages a").forEach(a => { a.hash = hash(); });
  };

  const show = async came => {
    const id = hash();
    const template = id === "end" ? document.getElementById("end") : steps[ids.indexOf(id)];
    if (!template) return;
    stage.textContent = "";
    stage.append(template.content.cloneNode(true));
    const heading = stage.querySelector("h1");
    document.title = heading.textContent + " · Tessera";
    const kind = template.dataset.kind;
    if (kind === "EXERCISE") exercise(template);
    if (id === "end") end();
    explain(stage);
    hear(stage);
    voice(id, kind !== "EXERCISE");
    trail();
    stage.dataset.at = id;
    // At once: later it would take the focus from somebody who is writing already.
    if (came) {
      heading.tabIndex = -1;
      heading.focus();
    }
    await keep({ unit: at.unit, step: id }, kind === "SLIDE" || kind === "NOTES");
    await load();
    trail();
    // What was answered a moment ago is known only now.
    if (id === "end" && hash() === id) end();
  };

  // What the device could read aloud, unless it is to be quiet.
  const hear = place => quiet ? place.querySelectorAll(".aloud").forEach(offer => offer.remove()) : listen(place);

  const voice = (id, finishes) => {
    const audio = stage.querySelector("audio");
    if (quiet && audio) {
      audio.closest(".voice").remove();
      stage.querySelectorAll("details").forEach(words => { words.open = true; });
      return;
    }
    const place = known && known.place;
    if (audio && place && place.unit === at.unit && place.step === id) audio.dataset.sentence = String(place.sentence);
    narrate(stage, sentence => keep({ unit: at.unit, step: id, sentence }, finishes));
  };

  const end = () => {
    const open = ids.filter(id => !isDone(id));
    stage.querySelector("[data-all]").hidden = open.length > 0;
    stage.querySelector("[data-open]").hidden = open.length === 0;
    if (open.length) stage.querySelector("[data-open] a").href = "#" + open[0];
  };

  // The positions in the content file, as the server keeps them; nothing while something is missing.
  const read = (form, template) => {
    const data = new FormData(form);
    const kind = template.dataset.type;
    if (kind === "Write") return (data.get("answer") || "").trim() || null;
    if (kind === "Choice" || kind === "Several") {
      return data.getAll("answer").map(Number).sort((a, b) => a - b).join(",") || null;
    }
    if (kind === "Order") {
      const shown = template.dataset.shown.split(",");
      const order = [];
      shown.forEach((step, place) => { order[Number(data.get("answer-" + place)) - 1] = step; });
      return order.length === shown.length && order.every(s => s !== undefined) && !order.includes(undefined)
        ? order.join(",") : null;
    }
    const lines = template.dataset.shown.split(";").map(line => line.split(","));
    const chosen = lines.map((line, i) => line[Number(data.get("answer-" + i)) - 1]);
    return chosen.includes(undefined) ? null : chosen.join(",");
  };

  const fill = (form, template, answer) => {
    const kind = template.dataset.type;
    if (kind === "Write") { form.elements.answer.value = answer; return; }
    const positions = answer.split(",");
    if (kind === "Choice" || kind === "Several") {
      form.querySelectorAll("[name=answer]").forEach(box => { box.checked = positions.includes(box.value); });
    } else if (kind === "Order") {
      template.dataset.shown.split(",").forEach((step, place) => {
        form.elements["answer-" + place].value = String(positions.indexOf(step) + 1);
      });
    } else {
      template.dataset.shown.split(";").forEach((line, i) => {
        form.elements["answer-" + i].value = String(line.split(",").indexOf(positions[i]) + 1);
      });
    }
  };

  const exercise = template => {
    const form = stage.querySelector("form");
    const id = template.dataset.step;
    const given = known && known.answers[at.unit + "/" + id];
    if (given) {
      fill(form, template, given);
      feedback(template, given, false);
    }
    form.addEventListener("submit", async event => {
      event.preventDefault();
      const answer = read(form, template);
      const missing = stage.querySelector("[data-missing-answer]");
      missing.hidden = answer !== null;
      if (answer === null) {
        const box = form.querySelector("input, select, textarea");
        box.focus();
        return;
      }
      feedback(template, answer, true);
      await keep({ unit: at.unit, step: id, answer }, true);
      await load();
      trail();
    });
  };

  const feedback = (template, answer, focus) => {
    const key = template.dataset.key.split(",");
    const given = answer.split(",");
    const write = template.dataset.type === "Write";
    const fits = write || answer === template.dataset.key;
    const together = given.filter((position, i) => position === key[i]).length;
    const place = stage.querySelector("#feedback");
    place.replaceWith(document.querySelector('template[data-feedback="' + template.dataset.step + '"]').content.cloneNode(true));
    const box = stage.querySelector("#feedback");
    box.hidden = false;
    hear(box);
    box.classList.add(fits ? "good" : "wait");
    const leave = (selector, holds) => box.querySelectorAll(selector).forEach(e => { if (!holds(e.dataset)) e.remove(); });
    leave("[data-fits]", () => fits);
    leave("[data-other]", () => !fits);
    leave("[data-together]", d => !fits && Number(d.together) === together);
    leave("[data-missing]", d => Number(d.missing) === key.filter(right => !given.includes(right)).length);
    leave("[data-option]", d => given.includes(d.option));
    stage.querySelector("form button").textContent = write ? at.keep : at.again;
    if (focus) box.focus();
  };

  addEventListener("hashchange", () => show(true));
  addEventListener("pagehide", () => self.speechSynthesis && speechSynthesis.cancel());
  hear(main);
  start();
})();
