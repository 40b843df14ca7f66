package io.perennial.surveys.statistics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Draws a sample that anybody can draw again: candidates in the order of the SHA-256 of {@code <wave>:<seed>:<contact>}, the first ones of each
 * stratum, in proportion.
 *
 * @param wave the id of the wave
 */
public record Lot(String wave, int seed) {
    /** Returns the order in which this candidate is drawn. */
    public String place(String candidate) {
        try {
            var text = wave + ":" + seed + ":" + candidate;
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }

    /** Returns the candidates in the order of the lot. */
    public List<String> ordered(List<String> candidates) {
        return candidates.stream().sorted(Comparator.comparing(this::place)).toList();
    }

    /**
     * Draws so many candidates. Each stratum gives its share, rounded down; those with the largest remainders give one more.
     *
     * @param stratum of a candidate
     */
    public List<String> drawn(List<String> candidates, int most, Function<String, String> stratum) {
        if (most >= candidates.size()) return ordered(candidates);
        var strata = candidates.stream().collect(Collectors.groupingBy(stratum, TreeMap::new, Collectors.toList()));
        var shares = shares(strata, candidates.size(), most);
        var drawn = new ArrayList<String>();
        strata.forEach((name, members) -> drawn.addAll(ordered(members).subList(0, shares.getOrDefault(name, 0))));
        return ordered(drawn);
    }

    private static TreeMap<String, Integer> shares(TreeMap<String, List<String>> strata, int all, int most) {
        var shares = new TreeMap<String, Integer>();
        strata.forEach((name, members) -> shares.put(name, (int) ((long) members.size() * most / all)));
        int left = most - shares.values().stream().mapToInt(Integer::intValue).sum();
        strata.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -((long) entry.getValue().size() * most % all)))
                .limit(left)
                .forEach(entry -> shares.merge(entry.getKey(), 1, Integer::sum));
        return shares;
    }
}
