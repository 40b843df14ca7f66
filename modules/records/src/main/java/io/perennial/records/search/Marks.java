package io.perennial.records.search;

import io.perennial.records.search.SearchAnswer.SearchPiece;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the searched words in a text that people read, whatever accents and letters it is written with. */
final class Marks {
    /** Limits how many characters of a long text are shown before the first word that was found, and at most. */
    private static final int BEFORE = 40;
    private static final int LONGEST = 160;

    private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private final List<String> words;

    Marks(String asked) {
        words = Stream.of(BREAKS.split(folded(asked))).filter(word -> !word.isEmpty()).toList();
    }

    /** Returns the pieces of a text, those that are searched words marked. */
    List<SearchPiece> in(String text) {
        var marked = marked(text);
        var pieces = new ArrayList<SearchPiece>();
        for (int from = 0, to; from < text.length(); from = to) {
            to = from + 1;
            while (to < text.length() && marked[to] == marked[from]) to++;
            pieces.add(new SearchPiece(text.substring(from, to), marked[from]));
        }
        return pieces;
    }

    boolean areIn(List<SearchPiece> pieces) {
        return pieces.stream().anyMatch(SearchPiece::marked);
    }

    /** Returns the part of a long text around the first word that was found, without line breaks. */
    String part(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        var marked = marked(line);
        int first = 0;
        while (first < marked.length && !marked[first]) first++;
        int from = first == marked.length ? 0 : Math.max(0, first - BEFORE);
        if (from > 0 && Character.isLowSurrogate(line.charAt(from))) from--;
        int to = Math.min(line.length(), from + LONGEST);
        if (to < line.length() && Character.isLowSurrogate(line.charAt(to))) to++;
        return (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
    }

    /** Returns for each character whether it belongs to a searched word. */
    private boolean[] marked(String text) {
        var plain = new StringBuilder();
        var places = new ArrayList<int[]>();
        for (int at = 0, next; at < text.length(); at = next) {
            next = at + Character.charCount(text.codePointAt(at));
            for (int ignored : folded(text.substring(at, next)).chars().toArray()) {
                plain.append((char) ignored);
                places.add(new int[] {at, next});
            }
        }
        var marked = new boolean[text.length()];
        for (var word : words) mark(word, plain.toString(), places, marked);
        return marked;
    }

    private static void mark(String word, String plain, List<int[]> places, boolean[] marked) {
        for (int at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length()))
            for (int each = at; each < at + word.length(); each++)
                for (int place = places.get(each)[0]; place < places.get(each)[1]; place++) marked[place] = true;
    }

    private static String folded(String text) {
        var small = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(ACCENTS.matcher(Normalizer.normalize(small, Normalizer.Form.NFD)).replaceAll(""), Normalizer.Form.NFC);
    }
}
