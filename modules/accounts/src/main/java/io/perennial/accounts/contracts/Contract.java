package io.perennial.accounts.contracts;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.TypeId;
import io.perennial.records.KeyedRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A contract: what an account bought, and its ARR and MRR. The renewal day depends on the current date, so the database computes it. */
@Entity
@Table(schema = "accounts", name = "contract")
class Contract extends KeyedRecord<ContractBody> {
    @Column(name = "account_id") private AccountId accountId;
    private String number;

    @Column(name = "starts_on") private LocalDate startsOn;
    @Column(name = "ends_on") private @Nullable LocalDate endsOn;
    @Column(name = "term_months") private @Nullable Integer termMonths;
    @Column(name = "renewal_term_months") private @Nullable Integer renewalTermMonths;
    @Column(name = "auto_renew") private boolean autoRenew;
    @Column(name = "notice_period") private @Nullable String noticePeriod;
    private @Nullable Billing billing;
    private Currency currency;

    @Convert(converter = ContractLine.Kept.class) private List<ContractLine> lines;

    private BigDecimal arr;
    private BigDecimal mrr;

    @Column(name = "exact_arr") private @Nullable BigDecimal exactArr;
    @Column(name = "exact_parts") private BigDecimal exactParts;

    @Column(name = "notice_received_on") private @Nullable LocalDate noticeReceivedOn;
    @Column(name = "notice_by") private Notice.@Nullable By noticeBy;

    Contract(ContractBody body, Instant now) {
        super(new ContractId(TypeId.next()), body, now);
        become(body);
    }

    /** For EclipseLink. */
    protected Contract() {}

    @Override
    public ContractId id() {
        return new ContractId(key());
    }

    AccountId accountId() {
        return accountId;
    }

    Currency currency() {
        return currency;
    }

    @Nullable
    Notice notice() {
        return noticeReceivedOn == null || noticeBy == null ? null : new Notice(noticeReceivedOn, noticeBy);
    }

    /** Notes or takes back a notice. Returns empty if nothing changed. */
    Optional<DomainEvent> notice(@Nullable Notice given, Instant now) {
        var before = notice();
        if (Objects.equals(before, given)) return Optional.empty();
        noticeReceivedOn = given == null ? null : given.receivedOn();
        noticeBy = given == null ? null : given.by();
        touched(now);
        return Optional.of(changed(new Changes(Map.of("notice", new Changes.Change(before, given)))));
    }

    @Override
    protected ContractEvent created(Changes changes) {
        return new ContractEvent.Created(id(), accountId(), number, changes);
    }

    @Override
    protected ContractEvent changed(Changes changes) {
        return new ContractEvent.Changed(id(), accountId(), number, changes);
    }

    @Override
    protected ContractEvent deleted(Changes changes) {
        return new ContractEvent.Deleted(id(), accountId(), number, changes);
    }

    @Override
    public ContractBody body() {
        return new ContractBody(
                accountId,
                number,
                startsOn,
                endsOn,
                null,
                termMonths == null ? null : Period.ofMonths(termMonths).toString(),
                renewalTermMonths == null ? null : Period.ofMonths(renewalTermMonths).toString(),
                autoRenew,
                noticePeriod,
                billing,
                currency,
                lines,
                externalKeys());
    }

    @Override
    protected final void become(ContractBody body) {
        accountId = body.accountId();
        number = body.number();
        startsOn = body.startsOn();
        endsOn = body.endsOn();
        termMonths = body.term() == null ? null : Period.parse(body.term()).getMonths();
        renewalTermMonths = body.renewalTerm() == null ? null : Period.parse(body.renewalTerm()).getMonths();
        autoRenew = body.autoRenew();
        noticePeriod = body.noticePeriod();
        billing = body.billing();
        currency = body.currency();
        lines = body.lines();
        var exact = startsOn.equals(endsOn) ? ExactRevenue.of(List.of()) : ExactRevenue.of(lines);
        arr = exact.arr(currency).amount();
        exactArr = exact.is(arr) ? null : exact.sum();
        exactParts = new BigDecimal(exact.parts());
        mrr = exact.mrr(currency).amount();
    }
}
