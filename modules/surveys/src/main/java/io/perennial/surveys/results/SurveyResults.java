package io.perennial.surveys.results;

import io.perennial.surveys.SurveyId;
import io.perennial.surveys.SurveyKind;
import io.perennial.surveys.WaveId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The results of a survey in a period.
 *
 * @param version of the definition of the figures
 * @param overall null for employees as long as there are fewer than five of them
 * @param byTier what the score would be if each tier had answered alike often; null for anything but NPS, and without invitations; only invited people have a part in it
 * @param uninvited the number of answers that follow no invitation of ours, such as imported ones
 * @param waves each with the change since the one before, if both asked the same question
 * @param groups the largest first; small ones of employees are merged
 * @param questions what was answered to the other questions; none of employees
 */
public record SurveyResults(
        SurveyId surveyId,
        SurveyKind kind,
        LocalDate from,
        LocalDate to,
        int version,
        Figure overall,
        @Nullable Double byTier,
        long uninvited,
        Response response,
        List<ResponsePart> responses,
        List<WaveFigure> waves,
        List<GroupFigure> groups,
        List<QuestionFigure> questions) {
    /** The definition of KPI.md that these figures follow. */
    static final int DEFINITION = 1;

    /**
     * Tells who answered and who did not, of customers that were alike when it was decided to ask them.
     *
     * @param by {@code tier}, {@code band} of the health score or {@code tenure}
     * @param key the value; null for customers without one
     */
    public record ResponsePart(String by, @Nullable String key, Response response) {}

    /**
     * The figure of a wave.
     *
     * @param change of NPS since the wave before; null if too few answered
     * @param changed true if the change is more than chance; null if there is none
     */
    public record WaveFigure(
            @Nullable WaveId waveId, @Nullable String name, Figure figure, @Nullable Double change, @Nullable Double changeLow,
            @Nullable Double changeHigh, @Nullable Boolean changed) {}

    /**
     * The figure of a group.
     *
     * @param key the value of the attribute; null for answers without one
     * @param others true for small groups that are shown as one
     */
    public record GroupFigure(@Nullable String key, boolean others, Figure figure) {}
}
