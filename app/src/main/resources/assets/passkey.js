// Signs in with a passkey, or registers one. A form with data-passkey="<address of the question>" becomes usable; its
// action takes the answer. Values that are binary in the browser travel as base64url in JSON.
"use strict";
(() => {
  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const named = (list) => (list || []).map((key) => ({ ...key, id: bytes(key.id) }));

  async function post(form, address, body) {
    const headers = { "X-XSRF-TOKEN": form.querySelector("input[name=_csrf]").value, Accept: "application/json" };
    if (body) headers["Content-Type"] = "application/json";
    const response = await fetch(address, { method: "POST", headers, body });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  }

  async function answer(question) {
    const publicKey = { ...question, challenge: bytes(question.challenge) };
    if (question.user) {
      // Devices show the name, which for us is an id: let them show the person's own name instead.
      publicKey.user = { id: bytes(question.user.id), name: question.user.displayName, displayName: question.user.displayName };
      publicKey.excludeCredentials = named(question.excludeCredentials);
      return navigator.credentials.create({ publicKey });
    }
    publicKey.allowCredentials = named(question.allowCredentials);
    return navigator.credentials.get({ publicKey });
  }

  function written(credential) {
    const { response } = credential;
    const parts = { clientDataJSON: text(response.clientDataJSON) };
    if (response.attestationObject) {
      parts.attestationObject = text(response.attestationObject);
      parts.transports = response.getTransports ? response.getTransports() : [];
    } else {
      parts.authenticatorData = text(response.authenticatorData);
      parts.signature = text(response.signature);
      if (response.userHandle) parts.userHandle = text(response.userHandle);
    }
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response: parts,
      authenticatorAttachment: credential.authenticatorAttachment,
      clientExtensionResults: credential.getClientExtensionResults(),
    });
  }

  async function send(form) {
    const credential = await answer(await post(form, form.dataset.passkey));
    const address = new URL(form.action);
    for (const field of form.querySelectorAll("[data-with]")) address.searchParams.set(field.name, field.value);
    const { next } = await post(form, address, written(credential));
    location.assign(next);
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (!window.PublicKeyCredential) continue;
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const complaint = form.querySelector("[role=alert]");
      complaint.hidden = true;
      send(form).catch(() => {
        complaint.hidden = false;
      });
    });
  }
})();
