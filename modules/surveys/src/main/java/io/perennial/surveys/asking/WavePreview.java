package io.perennial.surveys.asking;

import io.perennial.surveys.WaveId;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Tells what a wave would do if it were opened now.
 *
 * @param audience the number of people in its audience, whoever sees them
 * @param asked the number of those who would get a mail
 * @param notAsked the others, each by the first reason
 */
public record WavePreview(WaveId waveId, long audience, long asked, List<NotAskedCount> notAsked) {
    /** Counts the people who are not asked, by the first reason of each. */
    public record NotAskedCount(Reason reason, long people) {}

    /** @param reasons of each person; none for who is asked */
    static WavePreview of(WaveId id, Collection<List<NotAsked>> reasons) {
        var counts = new TreeMap<Reason, Long>();
        for (var one : reasons) if (!one.isEmpty()) counts.merge(one.getFirst().reason(), 1L, Long::sum);
        long not = counts.values().stream().mapToLong(Long::longValue).sum();
        return new WavePreview(id, reasons.size(), reasons.size() - not,
                counts.entrySet().stream().map(count -> new NotAskedCount(count.getKey(), count.getValue())).toList());
    }
}
