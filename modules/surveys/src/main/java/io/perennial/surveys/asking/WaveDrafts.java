package io.perennial.surveys.asking;

import io.perennial.kernel.Id;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import io.perennial.surveys.PublishedSurvey;
import io.perennial.surveys.WaveId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The waves that have asked nobody yet. Only they are changed, deleted and previewed. */
@ApplicationScoped
class WaveDrafts {
    private static final String CONTACTS = "select id from {accounts.visible_contact} where id = any (:ids)";
    private static final String ACCOUNTS = "select id from {accounts.visible_account} where id = any (:ids)";

    @Inject Waves waves;
    @Inject Inviting inviting;
    @Inject AskEmployees employees;
    @Inject Sql sql;
    @Inject Clock clock;

    WaveId add(WaveBody body) {
        return waves.add(body, checked(body, null));
    }

    void requireDraft(Waves.Wave wave) {
        if (wave.state() != WaveState.DRAFT) throw AskingRefusal.WAVE_OPENED.because("The wave was opened.");
    }

    void change(Waves.Wave wave, WaveBody to) {
        waves.change(wave, to, checked(to, wave));
    }

    /** Tells what a draft would do, of the whole tenant: the wave asks beyond what the caller sees. It names nobody. */
    WavePreview preview(Waves.Wave wave) {
        requireDraft(wave);
        var survey = PublishedSurvey.version(wave.surveyId(), wave.surveyVersion(), sql).orElseThrow();
        sql.takeTime();
        return Call.current().seeingAll().run(() -> survey.kind().isOfEmployees()
                ? WavePreview.of(wave.id(), employees.tried())
                : WavePreview.of(wave.id(), inviting.tried(wave).values()));
    }

    /** @param before what the draft was; whom it named then stays, whoever sees them */
    private PublishedSurvey checked(WaveBody body, Waves.@Nullable Wave before) {
        var survey = PublishedSurvey.held(body.surveyId(), sql);
        if (survey.kind().isOfEmployees() && !body.asksEverybody())
            throw PublishedSurvey.asksAll();
        if (!body.closesAt().isAfter(clock.instant()))
            throw new Invalid(List.of(new FieldError("/closesAt", "rule", "must be in the future")));
        requireSeen(Objects.requireNonNullElse(body.audience(), Audience.EVERYBODY),
                before == null ? Audience.EVERYBODY : before.audience());
        return survey;
    }

    private void requireSeen(Audience audience, Audience before) {
        unseen(audience.contactIds(), before.contactIds(), CONTACTS).ifPresent(at -> {
            throw AskingRefusal.UNKNOWN_CONTACT.at("/audience/contactIds/" + at, "Unknown contact.");
        });
        unseen(audience.accountIds(), before.accountIds(), ACCOUNTS).ifPresent(at -> {
            throw AskingRefusal.UNKNOWN_ACCOUNT.at("/audience/accountIds/" + at, "Unknown account.");
        });
    }

    /** Returns the place of the first that the caller does not see. */
    private OptionalInt unseen(List<? extends Id> named, List<? extends Id> before, String text) {
        var kept = Set.<Id>copyOf(before);
        var seen = Known.among(named.stream(), text, sql);
        return IntStream.range(0, named.size())
                .filter(at -> !kept.contains(named.get(at)) && !seen.contains(named.get(at).value())).findFirst();
    }
}
