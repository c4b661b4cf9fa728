package org.tessera.platform;

/**
 * One place in the menu, given by a module as a bean.
 *
 * @param order from left to right, the stages of a credential's life in tens
 * @param key its text
 * @param path where it leads
 * @param who sees it
 */
public record MenuEntry(int order, String key, String path, Who who) implements Comparable<MenuEntry> {
    @Override
    public int compareTo(MenuEntry other) {
        return Integer.compare(order, other.order);
    }
}
