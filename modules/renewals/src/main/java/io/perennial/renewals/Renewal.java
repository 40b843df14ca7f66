package io.perennial.renewals;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contracts.ContractId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Changes;
import io.perennial.platform.Stored;
import io.perennial.platform.TenantOwned;
import io.perennial.renewals.RenewalState.Decided;
import io.perennial.renewals.RenewalState.Deferred;
import io.perennial.renewals.RenewalState.Downsold;
import io.perennial.renewals.RenewalState.Lost;
import io.perennial.renewals.RenewalState.Open;
import io.perennial.renewals.RenewalState.Undecided;
import io.perennial.renewals.RenewalState.Withdrawn;
import io.perennial.renewals.RenewalState.Won;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The renewal of one term of a contract: somebody works on it until it is decided. {@link TermEnds} makes it. */
@Entity
@Table(schema = "renewals", name = "renewal")
class Renewal extends TenantOwned {
    private static final String FIXED = "It is decided, so what was said before stays as it is";

    @Column(name = "account_id", updatable = false) private UUID accountId;
    @Column(name = "contract_id", updatable = false) private UUID contractId;
    @Column(name = "due_on", updatable = false) private LocalDate dueOn;
    @Column(updatable = false) private String currency;
    @Column(name = "target_arr", updatable = false) private BigDecimal targetArr;

    @Column(name = "owner_id") private @Nullable UUID ownerId;
    @Column(name = "forecast_arr") private @Nullable BigDecimal forecastArr;
    private @Nullable Integer likelihood;
    private String category;
    private String stage;

    @Convert(converter = Stored.Texts.class)
    @Column(name = "risk_reasons") private List<String> riskReasons;

    @Column(name = "next_step") private @Nullable String nextStep;
    private @Nullable String competitor;
    private @Nullable String notes;

    private String state;
    @Column(name = "deferred_until") private @Nullable LocalDate deferredUntil;
    @Column(name = "decided_at") private @Nullable Instant decidedAt;
    @Column(name = "outcome_arr") private @Nullable BigDecimal outcomeArr;
    @Column(name = "by_itself") private boolean byItself;
    private @Nullable String reason;
    @Column(name = "next_contract_id") private @Nullable UUID nextContractId;

    /** For EclipseLink. */
    protected Renewal() {}

    RenewalId id() {
        return new RenewalId(key());
    }

    AccountId about() {
        return new AccountId(accountId);
    }

    RenewalState state() {
        return switch (state) {
            case "open" -> new Open();
            case "deferred" -> new Deferred(Objects.requireNonNull(deferredUntil));
            case "won" -> new Won(decided(), Objects.requireNonNull(outcomeArr), next(), byItself);
            case "lost" -> new Lost(decided(), Objects.requireNonNull(reason));
            case "downsold" ->
                new Downsold(decided(), Objects.requireNonNull(outcomeArr), Objects.requireNonNull(next()), Objects.requireNonNull(reason));
            case "withdrawn" -> new Withdrawn();
            default -> throw new IllegalStateException("A renewal in no known state: " + state);
        };
    }

    private Instant decided() {
        return Objects.requireNonNull(decidedAt);
    }

    private @Nullable ContractId next() {
        return nextContractId == null ? null : new ContractId(nextContractId);
    }

    /** It as one that is worked on, or the reason why it is none. */
    Undecided undecided() {
        return switch (state()) {
            case Undecided undecided -> undecided;
            case Decided _ -> throw RenewalRefusal.RENEWAL_DECIDED.because(FIXED);
            case Withdrawn _ -> throw RenewalRefusal.RENEWAL_WITHDRAWN.because("There is nothing to renew: see its contract");
        };
    }

    /** Becomes what is said of it; nothing happened where it was that already. */
    Optional<RenewalEvent.Changed> change(RenewalWork to, Instant now) {
        undecided();
        var changes = Changes.between(work(), to);
        if (changes.isEmpty()) return Optional.empty();
        become(to);
        touched(now);
        return Optional.of(new RenewalEvent.Changed(id(), about(), label(), changes));
    }

    /** What people call it: the day on which it is due. */
    private String label() {
        return dueOn.toString();
    }

    RenewalWork work() {
        return new RenewalWork(
                ownerId == null ? null : new MemberId(ownerId),
                AmountBody.of(forecastArr, currency()),
                likelihood,
                Category.valueOf(category.toUpperCase(Locale.ROOT)),
                Stage.valueOf(stage.toUpperCase(Locale.ROOT)),
                riskReasons,
                nextStep,
                competitor,
                notes);
    }

    Currency currency() {
        return Currency.getInstance(currency);
    }

    private void become(RenewalWork work) {
        ownerId = work.ownerId() == null ? null : work.ownerId().value();
        forecastArr = work.forecastArr() == null ? null : work.forecastArr().money().amount();
        likelihood = work.likelihood();
        category = Objects.requireNonNull(work.category()).name().toLowerCase(Locale.ROOT);
        stage = Objects.requireNonNull(work.stage()).name().toLowerCase(Locale.ROOT);
        riskReasons = work.riskReasons();
        nextStep = work.nextStep();
        competitor = work.competitor();
        notes = work.notes();
    }
}
