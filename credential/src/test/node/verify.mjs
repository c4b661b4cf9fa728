// Verifies the Data Integrity proof of the credential in a file with Digital Bazaar's libraries alone:
// node verify.mjs CREDENTIAL CONTEXTS [DID], where CONTEXTS is a JSON file of context documents by address and DID the
// issuer's did document. Without it the key is the one in the fragment of the verification method. Ends with 0 if the proof
// holds, 1 if not.
import {readFileSync} from 'node:fs';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite as eddsa} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {cryptosuite as ecdsa} from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import jsigs from 'jsonld-signatures';

const credential = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const contexts = JSON.parse(readFileSync(process.argv[3], 'utf8'));
const proof = Array.isArray(credential.proof) ? credential.proof[0] : credential.proof;
const method = proof.verificationMethod;
const [controller, publicKeyMultibase] = method.split('#');

const published = process.argv[4] ? JSON.parse(readFileSync(process.argv[4], 'utf8')) : {
  '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
  id: controller, assertionMethod: [method],
  verificationMethod: [{id: method, type: 'Multikey', controller, publicKeyMultibase}]
};
const documents = {
  ...contexts,
  [published.id]: published,
  [method]: {
    '@context': 'https://w3id.org/security/multikey/v1',
    ...published.verificationMethod.find(one => one.id === method)
  }
};
const documentLoader = async url => {
  if(!documents[url]) throw new Error('not at hand: ' + url);
  return {documentUrl: url, document: documents[url]};
};

const isEd25519 = proof.cryptosuite === 'eddsa-rdfc-2022';
const keys = isEd25519 ? Ed25519Multikey : EcdsaMultikey;
const suite = new DataIntegrityProof({cryptosuite: isEd25519 ? eddsa : ecdsa});
await keys.from(documents[method]);
const purpose = new jsigs.purposes.AssertionProofPurpose({
  controller: documents[controller] ?? {id: controller, assertionMethod: []}
});
const result = await jsigs.verify({...credential, proof}, {suite, purpose, documentLoader});
if(!result.verified) console.log(String(result.error?.errors?.[0]?.message ?? result.error));
process.exit(result.verified ? 0 : 1);
