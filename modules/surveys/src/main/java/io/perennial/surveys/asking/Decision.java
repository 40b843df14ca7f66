package io.perennial.surveys.asking;

import io.perennial.accounts.AccountId;
import io.perennial.surveys.SurveyKind;
import io.perennial.surveys.statistics.Lot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides who of an audience is asked. Contacts are decided about in the order of the lot, because each counts for the limit of its account. */
record Decision(AskingRules rules, SurveyKind kind, LocalDate today, @Nullable Integer sample, Map<String, Integer> quotas, Lot lot) {
    /** Returns the reasons of each candidate; none for those who are asked. */
    Map<Candidate, List<NotAsked>> of(List<Candidate> candidates) {
        var byId = candidates.stream().collect(Collectors.toMap(one -> one.contactId().text(), Function.identity()));
        var free = candidates.stream().filter(one -> rules.reasons(one, kind, today).isEmpty()).map(one -> one.contactId().text()).toList();
        var drawn = sample == null ? lot.ordered(free) : lot.drawn(free, sample, id -> tier(Objects.requireNonNull(byId.get(id))));
        var decided = new LinkedHashMap<Candidate, List<NotAsked>>();
        var askedNow = new HashMap<AccountId, List<Candidate>>();
        var left = new HashMap<>(quotas);
        for (var id : drawn) decide(Objects.requireNonNull(byId.get(id)), askedNow, left, decided);
        others(candidates, Set.copyOf(drawn), decided);
        decided.replaceAll((one, reasons) -> afterAll(one, reasons, askedNow.getOrDefault(one.accountId(), List.of())));
        return decided;
    }

    private void decide(
            Candidate one, Map<AccountId, List<Candidate>> askedNow, Map<String, Integer> left, Map<Candidate, List<NotAsked>> decided) {
        var already = askedNow.computeIfAbsent(one.accountId(), account -> new ArrayList<>());
        var reasons = new ArrayList<>(rules.reasons(withOthers(one, already), kind, today));
        int quota = left.getOrDefault(tier(one), Integer.MAX_VALUE);
        if (quota <= 0) reasons.add(new NotAsked(Reason.QUOTA_FULL, null));
        decided.put(one, reasons);
        if (!reasons.isEmpty()) return;
        already.add(one);
        left.computeIfPresent(tier(one), (tier, places) -> places - 1);
    }

    /** Returns the reasons as they stand once all are decided about: who was asked after this one moves the day until which a limit holds. */
    private List<NotAsked> afterAll(Candidate one, List<NotAsked> reasons, List<Candidate> asked) {
        if (reasons.stream().noneMatch(reason -> reason.reason() == Reason.ACCOUNT_LIMIT)) return reasons;
        var after = new ArrayList<>(rules.reasons(withOthers(one, asked), kind, today));
        reasons.stream().filter(reason -> reason.reason() == Reason.QUOTA_FULL).forEach(after::add);
        return after;
    }

    /** Returns the candidate after other contacts of its account were asked today: each has one last day. */
    private Candidate withOthers(Candidate one, List<Candidate> already) {
        if (already.isEmpty()) return one;
        var others = new ArrayList<>(one.others());
        for (var other : already) {
            other.asked().stream().map(AskedBefore::day).max(Comparator.naturalOrder()).ifPresent(others::remove);
            others.add(today);
        }
        return new Candidate(one.contactId(), one.accountId(), one.name(), one.address(), one.locale(), one.tier(), one.band(),
                one.customerSince(), one.country(),
                one.inactive(), one.consent(), one.optedOut(), one.bouncedOn(), one.contacts(), one.asked(), others, one.complaint());
    }

    private void others(List<Candidate> candidates, Set<String> drawn, Map<Candidate, List<NotAsked>> decided) {
        var known = new HashSet<>(drawn);
        for (var one : candidates) {
            if (!known.add(one.contactId().text())) continue;
            var reasons = new ArrayList<>(rules.reasons(one, kind, today));
            if (reasons.isEmpty()) reasons.add(new NotAsked(Reason.NOT_DRAWN, null));
            decided.put(one, reasons);
        }
    }

    private static String tier(Candidate one) {
        return one.tier() == null ? "" : one.tier();
    }
}
