package org.tessera.assess.bank;

import java.util.Arrays;
import java.util.Set;

/**
 * WebM (Matroska, RFC 9559) whose tags, attachments, titles, programs and dates are overwritten where they stand with
 * {@code Void}, an element that says nothing, so that no place in the file moves.
 */
final class BlindWebm {
    private static final Set<Long> TOLD = Set.of(
            0x1254c367L, // Tags
            0x1941a469L, // Attachments
            0x1043a770L, // Chapters
            0x7ba9L, // Title
            0x4461L, // DateUTC
            0x7384L, // SegmentFilename
            0x536eL); // Name of a track

    /** Elements of which the file consists: they are entered, since one that is being recorded has no known size. */
    private static final Set<Long> ENTERED = Set.of(0x18538067L, 0x1549a966L, 0x1654ae6bL, 0xaeL, 0x1f43b675L);

    /** Programs: the format asks for them, so their words are blanked and the elements stay. */
    private static final Set<Long> BLANKED = Set.of(0x4d80L, 0x5741L);

    private static final int VOID = 0xec;
    private final byte[] file;

    private BlindWebm(byte[] file) {
        this.file = file.clone();
    }

    static byte[] of(byte[] file) {
        var webm = new BlindWebm(file);
        int at = 0;
        while (at < file.length) at = webm.element(at);
        return webm.file;
    }

    /** Goes over one element and gives the place where the next begins. */
    private int element(int at) {
        int idLength = length(at);
        long id = value(at, idLength, 0);
        int sizeAt = at + idLength;
        int sizeLength = length(sizeAt);
        long size = value(sizeAt, sizeLength, 0xff >> sizeLength);
        int body = sizeAt + sizeLength;
        if (ENTERED.contains(id)) return body;
        if (size < 0 || size > file.length - body) throw new IllegalArgumentException("an element is cut off");
        int end = body + (int) size;
        if (TOLD.contains(id)) nothing(at, end);
        else if (BLANKED.contains(id)) Arrays.fill(file, body, end, (byte) 0);
        return end;
    }

    /** How many bytes a number has: as many as its first byte has zeros before the first one, and one. */
    private int length(int at) {
        int length = Integer.numberOfLeadingZeros(file[at] & 0xff) - 23;
        if (length > 8) throw new IllegalArgumentException("no element");
        return length;
    }

    /** @param mask of the first byte's bits that belong to the number; 0 keeps them all, as in an id */
    private long value(int at, int length, int mask) {
        long value = mask == 0 && length <= 4 ? file[at] & 0xff : file[at] & mask;
        for (int i = 1; i < length; i++) value = value << 8 | file[at + i] & 0xff;
        return value;
    }

    /** The same space as a Void: with a size of eight bytes where it is large enough, else of one. */
    private void nothing(int from, int until) {
        int space = until - from;
        int sizeLength = space >= 9 ? 8 : 1;
        long size = space - 1L - sizeLength;
        Arrays.fill(file, from, until, (byte) 0);
        file[from] = (byte) VOID;
        for (int i = 0; i < sizeLength; i++) file[from + sizeLength - i] = (byte) (size >>> (8 * i));
        file[from + 1] |= (byte) (1 << (8 - sizeLength));
    }
}
