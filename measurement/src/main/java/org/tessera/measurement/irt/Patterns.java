package org.tessera.measurement.irt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.tessera.measurement.Responses;

/**
 * Answer patterns prepared for the E-step. Neighbouring items are joined into blocks of at most {@link #BLOCK} joint
 * answers, so that a person's log-likelihood at all nodes is a sum of one table row per block instead of one per item,
 * and a blank is just one more answer; persons with the same answers are counted once.
 */
final class Patterns {

    /** Joint answers of a block: a table of 16 rows by 64 nodes stays in the fast cache. */
    static final int BLOCK = 16;

    /** One block: items first to last (exclusive) with the number of answers of each and the first row of the block. */
    record Block(int first, int last, int[] answers, int row, int rows) {}

    private final List<Block> blocks;
    private final int rows;
    private final char[] index;
    private final int[] weight;
    private final int[] group;

    private Patterns(List<Block> blocks, int rows, char[] index, int[] weight, int[] group) {
        this.blocks = blocks;
        this.rows = rows;
        this.index = index;
        this.weight = weight;
        this.group = group;
    }

    /**
     * @param lowest lowest score per item, counted as category 0
     * @param categories number of categories per item; one more answer stands for a blank
     * @param groups group of every person, from 0
     */
    static Patterns of(Responses responses, int[] lowest, int[] categories, int[] groups) {
        var blocks = blocks(responses, categories);
        var rows =
                blocks.isEmpty() ? 0 : blocks.getLast().row() + blocks.getLast().rows();
        var index = new char[responses.persons() * blocks.size()];
        for (int p = 0; p < responses.persons(); p++)
            for (int b = 0; b < blocks.size(); b++)
                index[p * blocks.size() + b] = (char) joint(responses, p, blocks.get(b), lowest, categories);
        return collapsed(blocks, rows, index, groups);
    }

    private static List<Block> blocks(Responses responses, int[] categories) {
        var blocks = new ArrayList<Block>();
        var row = 0;
        for (int first = 0; first < categories.length; ) {
            var last = first;
            var rows = 1;
            while (last < categories.length && (last == first || rows * answers(responses, categories, last) <= BLOCK))
                rows *= answers(responses, categories, last++);
            var answers = new int[last - first];
            for (int i = first; i < last; i++) answers[i - first] = answers(responses, categories, i);
            blocks.add(new Block(first, last, answers, row, rows));
            row += rows;
            first = last;
        }
        return blocks;
    }

    private static int answers(Responses responses, int[] categories, int item) {
        for (int p = 0; p < responses.persons(); p++) if (!responses.answered(p, item)) return categories[item] + 1;
        return categories[item];
    }

    private static int joint(Responses responses, int p, Block block, int[] lowest, int[] categories) {
        var joint = 0;
        for (int i = block.first(); i < block.last(); i++) {
            var answer = responses.answered(p, i) ? responses.code(p, i) - lowest[i] : categories[i];
            joint = joint * block.answers()[i - block.first()] + answer;
        }
        return block.row() + joint;
    }

    private static Patterns collapsed(List<Block> blocks, int rows, char[] index, int[] groups) {
        var width = blocks.size();
        var known = new HashMap<Key, Integer>();
        var weight = new int[groups.length];
        var group = new int[groups.length];
        var kept = new char[index.length];
        for (int p = 0; p < groups.length; p++) {
            var key = new Key(Arrays.copyOfRange(index, p * width, (p + 1) * width), groups[p]);
            int pattern = known.getOrDefault(key, known.size());
            known.put(key, pattern);
            if (weight[pattern]++ == 0) {
                group[pattern] = groups[p];
                System.arraycopy(index, p * width, kept, pattern * width, width);
            }
        }
        var count = known.size();
        return new Patterns(
                blocks,
                rows,
                Arrays.copyOf(kept, count * width),
                Arrays.copyOf(weight, count),
                Arrays.copyOf(group, count));
    }

    private record Key(char[] index, int group) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.group == group && Arrays.equals(key.index, index);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(index) + group;
        }
    }

    int count() {
        return weight.length;
    }

    List<Block> blocks() {
        return blocks;
    }

    int rows() {
        return rows;
    }

    /** Table rows of all patterns, {@code blocks().size()} per pattern. Not copied: the E-step reads it often. */
    char[] index() {
        return index;
    }

    int weight(int pattern) {
        return weight[pattern];
    }

    int group(int pattern) {
        return group[pattern];
    }

    /** A pattern's answers, one per item: categories from 0, the number of categories for a blank. */
    int[] answers(int pattern, int[] categories) {
        var answers = new int[categories.length];
        for (int b = 0; b < blocks.size(); b++) {
            var block = blocks.get(b);
            var rest = index[pattern * blocks.size() + b] - block.row();
            for (int i = block.last() - 1; i >= block.first(); i--) {
                answers[i] = rest % block.answers()[i - block.first()];
                rest /= block.answers()[i - block.first()];
            }
        }
        return answers;
    }
}
