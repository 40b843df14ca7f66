package io.perennial.accounts.contracts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.perennial.kernel.Money;
import java.time.LocalDate;
import java.util.List;

/** The lines of a contract from a day until the next version takes effect, and what they are worth. */
@JsonIgnoreProperties({"exactArr", "exactParts"})
public record ContractVersion(LocalDate effectiveOn, List<ContractLine> lines, Money arr, Money mrr) {}
