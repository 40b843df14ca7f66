package io.perennial.renewals.expansions;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.ExternalKey;
import io.perennial.accounts.ExternalKeys;
import io.perennial.accounts.Matched;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.Money;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.TenantOwned;
import io.perennial.renewals.RenewalWork.AmountBody;
import io.perennial.renewals.expansions.ExpansionBody.Kind;
import io.perennial.renewals.expansions.ExpansionBody.Stage;
import io.perennial.renewals.expansions.ExpansionState.Decided;
import io.perennial.renewals.expansions.ExpansionState.Lost;
import io.perennial.renewals.expansions.ExpansionState.Open;
import io.perennial.renewals.expansions.ExpansionState.Won;
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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something more that may be sold to a customer: somebody works on it until it is won or lost. */
@Entity
@Table(schema = "renewals", name = "expansion")
class Expansion extends TenantOwned implements Matched.Keyed {
    private static final String FIXED = "It is decided, so what was said before stays as it is";

    @Column(name = "account_id") private UUID accountId;
    private String kind;
    private String title;
    private String stage;
    private @Nullable BigDecimal amount;
    private @Nullable String currency;
    @Column(name = "expected_close_on") private @Nullable LocalDate expectedCloseOn;
    @Column(name = "owner_id") private @Nullable UUID ownerId;
    private @Nullable String evidence;

    @Convert(converter = ExternalKeys.Kept.class)
    @Column(name = "external_keys") private List<ExternalKey> externalKeys;

    private String state;
    @Column(name = "decided_at") private @Nullable Instant decidedAt;
    @Column(name = "outcome_amount") private @Nullable BigDecimal outcomeAmount;
    @Column(name = "outcome_currency") private @Nullable String outcomeCurrency;
    private @Nullable String competitor;
    @Column(name = "outcome_note") private @Nullable String outcomeNote;

    @Column(name = "deleted_at") private @Nullable Instant deletedAt;

    Expansion(ExpansionBody body, Instant now) {
        super(new ExpansionId(TypeId.next()), now);
        become(body);
        become(new Open());
    }

    /** For EclipseLink. */
    protected Expansion() {}

    @Override
    public ExpansionId id() {
        return new ExpansionId(key());
    }

    AccountId about() {
        return new AccountId(accountId);
    }

    @Override
    public List<ExternalKey> externalKeys() {
        return externalKeys;
    }

    boolean isLive() {
        return deletedAt == null;
    }

    ExpansionState state() {
        return switch (state) {
            case "open" -> new Open();
            case "won" -> new Won(decided(), money(outcomeAmount, outcomeCurrency), outcomeNote);
            case "lost" -> new Lost(decided(), Objects.requireNonNull(outcomeNote), competitor);
            default -> throw new IllegalStateException("A lead in no known state: " + state);
        };
    }

    private Instant decided() {
        return Objects.requireNonNull(decidedAt);
    }

    /** It as one that is worked on, or the reason why it is none. */
    private Open open() {
        return switch (state()) {
            case Open open -> open;
            case Decided _ -> throw ExpansionRefusal.EXPANSION_DECIDED.because(FIXED);
        };
    }

    ExpansionEvent.Created created() {
        return new ExpansionEvent.Created(id(), about(), title, Changes.to(body()));
    }

    /** Becomes what the body says; nothing happened where it was that already, decided or not. */
    Optional<ExpansionEvent.Changed> change(ExpansionBody to, Instant now) {
        var changes = Changes.between(body(), to);
        if (changes.isEmpty()) return Optional.empty();
        open();
        become(to);
        touched(now);
        return Optional.of(new ExpansionEvent.Changed(id(), about(), title, changes));
    }

    ExpansionEvent.Deleted delete(Instant now) {
        deletedAt = now;
        touched(now);
        return new ExpansionEvent.Deleted(id(), about(), title, Changes.none());
    }

    /** @param sold what it was sold for, a year; as much as was said before where that is left out */
    ExpansionEvent.Won win(@Nullable AmountBody sold, @Nullable String note, Instant now) {
        var amount = sold == null ? money(this.amount, currency) : sold.money();
        return new ExpansionEvent.Won(id(), about(), title, become(open().win(now, amount, note), now));
    }

    ExpansionEvent.Lost lose(String note, @Nullable String competitor, Instant now) {
        return new ExpansionEvent.Lost(id(), about(), title, become(open().lose(now, note, competitor), now));
    }

    /** How it ended is taken back, as if nobody had decided. */
    ExpansionEvent.Reopened undo(Decided how, Instant now) {
        return new ExpansionEvent.Reopened(id(), about(), title, become(how.undone(), now));
    }

    ExpansionBody body() {
        var money = money(amount, currency);
        return new ExpansionBody(
                about(),
                Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                title,
                Stage.valueOf(stage.toUpperCase(Locale.ROOT)),
                money == null ? null : new AmountBody(money.amount(), money.currency()),
                expectedCloseOn,
                ownerId == null ? null : new MemberId(ownerId),
                evidence,
                externalKeys);
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null || currency == null ? null : new Money(amount, Currency.getInstance(currency));
    }

    private Changes become(ExpansionState to, Instant now) {
        var before = state;
        become(to);
        touched(now);
        return new Changes(Map.of("state", new Change(before, state)));
    }

    private void become(ExpansionState to) {
        state = to.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        decidedAt = to instanceof Decided decided ? decided.at() : null;
        var sold = to instanceof Won won ? won.amount() : null;
        outcomeAmount = sold == null ? null : sold.amount();
        outcomeCurrency = sold == null ? null : sold.currency().getCurrencyCode();
        competitor = to instanceof Lost lost ? lost.competitor() : null;
        outcomeNote = switch (to) {
            case Won won -> won.note();
            case Lost lost -> lost.note();
            case Open _ -> null;
        };
    }

    private void become(ExpansionBody body) {
        accountId = body.accountId().value();
        kind = body.kind().name().toLowerCase(Locale.ROOT);
        title = body.title();
        stage = Objects.requireNonNull(body.stage()).name().toLowerCase(Locale.ROOT);
        amount = body.amount() == null ? null : body.amount().money().amount();
        currency = body.amount() == null ? null : body.amount().currency().getCurrencyCode();
        expectedCloseOn = body.expectedCloseOn();
        ownerId = body.ownerId() == null ? null : body.ownerId().value();
        evidence = body.evidence();
        externalKeys = body.externalKeys();
    }
}
