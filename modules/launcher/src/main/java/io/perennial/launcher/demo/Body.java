package io.perennial.launcher.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies of requests to the API, with the published fields. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface Body {
    /** The system in the external keys of the demo's records. */
    String SYSTEM = "demo";

    record ExternalKey(String system, String externalId) {
        static ExternalKey of(String externalId) {
            return new ExternalKey(SYSTEM, externalId);
        }
    }

    record Account(
            String name,
            @Nullable String parentId,
            @Nullable String ownerId,
            List<ExternalKey> externalKeys,
            String tier,
            String segment,
            String industry,
            String country,
            String zone,
            String locale,
            String lifecycleStage,
            List<String> tags,
            String website,
            int employees,
            Map<String, Object> customFields) implements Body {
        Account under(@Nullable String parent, @Nullable String owner) {
            return new Account(name, parent, owner, externalKeys, tier, segment, industry, country, zone, locale,
                    lifecycleStage, tags, website, employees, customFields);
        }

        Account tagged(List<String> tags) {
            return new Account(name, parentId, ownerId, externalKeys, tier, segment, industry, country, zone, locale,
                    lifecycleStage, tags, website, employees, customFields);
        }
    }

    record Consent(String email, String phone, String survey) {}

    record Contact(
            @Nullable String accountId,
            String name,
            List<String> emails,
            List<String> phones,
            String role,
            LocalDate since,
            String locale,
            String zone,
            Consent consent,
            List<ExternalKey> externalKeys) implements Body {
        Contact at(String account) {
            return new Contact(account, name, emails, phones, role, since, locale, zone, consent, externalKeys);
        }
    }

    record Line(String product, String quantity, String unitPrice, String per, boolean recurring) {}

    record Contract(
            @Nullable String accountId,
            String number,
            LocalDate startsOn,
            @Nullable LocalDate endsOn,
            String term,
            boolean autoRenew,
            String noticePeriod,
            String billing,
            String currency,
            List<Line> lines,
            List<ExternalKey> externalKeys) implements Body {
        Contract of(String account) {
            return new Contract(account, number, startsOn, endsOn, term, autoRenew, noticePeriod, billing, currency, lines,
                    externalKeys);
        }
    }

    record Requester(String name, String email) {}

    /** @param history true for the past, which starts no clocks; its times are told then */
    record Ticket(
            @Nullable String accountId,
            @Nullable String contactId,
            @Nullable Requester requester,
            String subject,
            String type,
            String category,
            @Nullable String product,
            String severity,
            String channel,
            String language,
            Instant reportedAt,
            boolean history,
            @Nullable Instant firstRepliedAt,
            @Nullable Instant solvedAt,
            @Nullable Instant closedAt,
            List<ExternalKey> externalKeys) implements Body {
        Ticket of(@Nullable String account, @Nullable String contact) {
            return new Ticket(account, contact, requester, subject, type, category, product, severity, channel, language, reportedAt,
                    history,
                    firstRepliedAt, solvedAt, closedAt, externalKeys);
        }
    }

    /** @param ticket its external key */
    record Message(ExternalKey ticket, String kind, String author, String authorName, String text, String channel, Instant sentAt,
            boolean history, List<ExternalKey> externalKeys) implements Body {}

    record Queue(String name, List<String> memberIds, List<ExternalKey> externalKeys) implements Body {}

    record Assignment(@Nullable String queueId, @Nullable String assigneeId) implements Body {}

    /** The body of a wait for the customer without an end. */
    record Pending() implements Body {}

    record Hold(String party) implements Body {}

    /** Only a complaint has an apology and a remedy. */
    record Solved(String cause, String solution, @Nullable String apology, @Nullable String remedy) implements Body {}

    record Task(String accountId, String title, LocalDate dueOn, String priority, List<Step> checklist,
            List<ExternalKey> externalKeys) implements Body {}

    record Step(String text) {}

    record Done(String note) implements Body {}

    record Rule(String name, Trigger trigger, Action action) implements Body {}

    record Trigger(String event, @Nullable Integer days, @Nullable Integer percent) {}

    record Action(String title, int dueInWorkDays) {}

    /** @param history true for the past, of which it says how it ended */
    record Callback(String accountId, String contactId, String subject, @Nullable String ownerId, String local, String zone,
            @Nullable Boolean history, @Nullable String state, @Nullable Instant reachedAt,
            List<ExternalKey> externalKeys) implements Body {}

    record CallbackTime(String local, String reason, String askedBy) implements Body {}

    record CallbackSeries(String accountId, String contactId, String subject, @Nullable String ownerId, String local, String zone,
            String rule,
            String daysOff) implements Body {}

    record Login(String tenant, String email, String password) implements Body {}

    record Vendor(String name, String zone, List<String> languages) implements Body {}

    record Invited(String email, String name, List<String> roles) implements Body {}

    record Granted(List<String> queueIds, List<String> actions, List<String> opens) implements Body {}

    /** The body of a request that says all in its address. */
    record Nothing() implements Body {}

    record Note(String text) implements Body {}

    record Question(String id, String kind, boolean required, Map<String, String> texts) {}

    record Survey(String name, String kind, List<String> languages, List<Question> questions,
            List<ExternalKey> externalKeys) implements Body {}

    /** @param history true for the past, to which nobody has to react */
    record Answer(String surveyId, String accountId, String contactId, @Nullable String ticketId,
            @Nullable String invitationId, int score, @Nullable String comment,
            String language, Instant answeredAt, boolean history, List<ExternalKey> externalKeys) implements Body {}

    record Wave(String surveyId, String name, int sample, Instant closesAt) implements Body {}

    record Renewal(String stage, String category, int likelihood, List<String> riskReasons, String nextStep) implements Body {}

    record Patch(String id, long version, Renewal patch) implements Body {}

    record Replay(LocalDate from) implements Body {}

    record Point(ExternalKey account, String metric, Instant at, long value) implements Body {}

    record Items(List<? extends Body> items) implements Body {}

    record Points(List<Point> points) implements Body {}
}
