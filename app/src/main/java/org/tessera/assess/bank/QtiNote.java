package org.tessera.assess.bank;

/**
 * One line of the report on an import: what of which item, and a text key that says what became of it or what to do.
 *
 * @param item the item's identifier or the file's name
 * @param key a loss ({@code assess.qti.loss.…}) or a reason why it can't be taken ({@code assess.qti.fault.…})
 * @param part what it is about, for example an element's name
 */
public record QtiNote(String item, String key, String part) {
    /** Whether the item can't be taken with this. */
    public boolean fault() {
        return key.startsWith("assess.qti.fault.") || key.startsWith("assess.bank.fault.");
    }
}
