package io.perennial.accounts.contracts;

import io.perennial.accounts.CountedToday;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Runs outside the container's transactional interceptor, so that the count is committed even if the operation fails. */
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
