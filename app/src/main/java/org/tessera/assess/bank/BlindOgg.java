package org.tessera.assess.bank;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Ogg (RFC 3533) whose comments, the second packet of Vorbis and Opus, are overwritten where they stand: every comment keeps
 * its length, so no page moves, and the pages get new check sums.
 */
final class BlindOgg {
    private static final int HEADER = 27;
    private static final int POLYNOMIAL = 0x04c11db7;
    private final byte[] file;

    /** Where each byte of the second packet stands. */
    private final List<Integer> comments = new ArrayList<>();

    private BlindOgg(byte[] file) {
        this.file = file.clone();
    }

    static byte[] of(byte[] file) {
        var ogg = new BlindOgg(file);
        var pages = ogg.pages();
        ogg.overwrite();
        for (int page : pages) ogg.sum(page);
        return ogg.file;
    }

    /** Where the pages begin; gathers the second packet on the way. */
    private List<Integer> pages() {
        var pages = new ArrayList<Integer>();
        int packet = 0;
        for (int at = 0; at < file.length; at += size(at)) {
            if (!new String(file, at, 4, StandardCharsets.ISO_8859_1).equals("OggS"))
                throw new IllegalArgumentException("no page");
            pages.add(at);
            int body = at + HEADER + (file[at + 26] & 0xff);
            for (int segment = at + HEADER; segment < at + HEADER + (file[at + 26] & 0xff); segment++) {
                int length = file[segment] & 0xff;
                if (packet == 1) for (int i = 0; i < length; i++) comments.add(body + i);
                body += length;
                if (length < 255) packet++;
            }
        }
        return pages;
    }

    private int size(int page) {
        int segments = file[page + 26] & 0xff;
        int size = HEADER + segments;
        for (int i = 0; i < segments; i++) size += file[page + HEADER + i] & 0xff;
        if (size > file.length - page) throw new IllegalArgumentException("a page is cut off");
        return size;
    }

    private void overwrite() {
        int at = told(0, 8).equals("OpusTags") ? 8 : told(1, 6).equals("vorbis") ? 7 : -1;
        if (at < 0) throw new IllegalArgumentException("another sound than Vorbis and Opus");
        at = blank(at, ' ');
        int comment = number(at);
        at += 4;
        for (int i = 0; i < comment; i++) {
            int next = blank(at, ' ');
            if (next > at + 4) file[comments.get(at + 4)] = '=';
            at = next;
        }
    }

    /** Overwrites a text with its length before it; gives the place behind it. */
    private int blank(int at, char with) {
        int length = number(at);
        for (int i = 0; i < length; i++) file[comments.get(at + 4 + i)] = (byte) with;
        return at + 4 + length;
    }

    private int number(int at) {
        var bytes = new byte[4];
        for (int i = 0; i < 4; i++) bytes[i] = file[comments.get(at + i)];
        int number = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (number < 0 || number > comments.size()) throw new IllegalArgumentException("a comment is cut off");
        return number;
    }

    private String told(int from, int length) {
        var text = new StringBuilder();
        for (int i = from; i < from + length; i++) text.append((char) (file[comments.get(i)] & 0xff));
        return text.toString();
    }

    /** The check sum of RFC 3533: CRC-32 without reflection, begun with 0, over the page with its own field at 0. */
    private void sum(int page) {
        for (int i = 22; i < 26; i++) file[page + i] = 0;
        int sum = 0;
        for (int i = 0; i < size(page); i++) {
            sum ^= file[page + i] << 24;
            for (int bit = 0; bit < 8; bit++) sum = sum < 0 ? sum << 1 ^ POLYNOMIAL : sum << 1;
        }
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(page + 22, sum);
    }
}
