package io.perennial.surveys.asking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.kernel.TypeId;
import io.perennial.surveys.WaveId;
import io.perennial.surveys.asking.WavePreview.NotAskedCount;
import java.util.List;
import org.junit.jupiter.api.Test;

class WavePreviewTest {
    @Test
    void each_person_counts_once_by_the_first_reason() {
        var asked = List.<NotAsked>of();
        var bounced = List.of(new NotAsked(Reason.BOUNCED, null), new NotAsked(Reason.OPEN_COMPLAINT, null));
        var drawn = List.of(new NotAsked(Reason.NOT_DRAWN, null));
        var id = new WaveId(TypeId.next());
        assertEquals(new WavePreview(id, 5, 2, List.of(new NotAskedCount(Reason.BOUNCED, 2), new NotAskedCount(Reason.NOT_DRAWN, 1))),
                WavePreview.of(id, List.of(asked, bounced, drawn, asked, bounced)));
        assertEquals(new WavePreview(id, 0, 0, List.of()), WavePreview.of(id, List.of()));
    }
}
