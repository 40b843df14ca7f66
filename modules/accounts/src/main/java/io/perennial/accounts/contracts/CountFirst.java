package io.perennial.accounts.contracts;

import io.perennial.accounts.CountedToday;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Stands outside the container's own transactional interceptor: what it counts is kept however the operation ends. */
@CountedToday
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 190)
class CountFirst {
    @Inject RecountRevenue due;

    @AroundInvoke
    Object countFirst(InvocationContext operation) throws Exception {
        due.countForReader();
        return operation.proceed();
    }
}
