package io.perennial.engagement.slots;

import io.perennial.identity.MemberId;
import java.time.LocalDate;

/**
 * A day of a member, as to callbacks.
 *
 * @param openMinutes how long the member works
 * @param lanes how many callbacks the member may have at the same time
 * @param callbacks how many are promised
 * @param promisedMinutes how long they take together
 */
public record MemberDay(
        MemberId memberId, String memberName, LocalDate day, int openMinutes, int lanes, int callbacks, int promisedMinutes) {}
