package io.perennial.engagement.booking;

import io.perennial.kernel.Refusal;

enum BookingRefusal implements Refusal.Reason { UNKNOWN_CONTACT }
