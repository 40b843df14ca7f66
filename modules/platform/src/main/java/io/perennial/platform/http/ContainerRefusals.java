package io.perennial.platform.http;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The error page of the whole application. What the container refuses outside of our code becomes a problem document instead of a page
 * that shows the server's class names. A direct request to this servlet gets a 404.
 */
public class ContainerRefusals extends HttpServlet {
    @Inject transient Problems problems;
    @Inject transient ReadableRequest readable;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestFrame.begin(request, response);
        RequestFrame.close(response);
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer refused ? refused
                : HttpServletResponse.SC_NOT_FOUND;
        var failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        readable.answer(problems.ofContainer(status, failure), response);
    }
}
