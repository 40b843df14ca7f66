package io.perennial.surveys.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Groups of employees that are shown: none is under five. Smaller ones are merged into others; if these are under five too, the smallest
 * shown group joins them, so that nobody can find a small group by subtraction.
 *
 * @param shown the keys of the groups that stay as they are
 * @param others the keys of the groups that are shown as one
 */
public record SmallGroups(List<String> shown, List<String> others) {
    public static final int LEAST = 5;

    /** A group before it is shown. */
    public record Group(String key, int size) {}

    public static SmallGroups of(List<Group> groups) {
        var shown = new ArrayList<>(groups.stream().filter(group -> group.size() >= LEAST)
                .sorted(Comparator.comparingInt(Group::size).reversed().thenComparing(Group::key)).toList());
        var others = new ArrayList<>(groups.stream().filter(group -> group.size() < LEAST).toList());
        if (!others.isEmpty() && size(others) < LEAST && !shown.isEmpty()) others.add(shown.removeLast());
        return new SmallGroups(keys(shown), keys(others));
    }

    private static int size(List<Group> groups) {
        return groups.stream().mapToInt(Group::size).sum();
    }

    private static List<String> keys(List<Group> groups) {
        return groups.stream().map(Group::key).toList();
    }
}
