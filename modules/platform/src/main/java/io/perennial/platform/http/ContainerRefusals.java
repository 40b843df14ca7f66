package io.perennial.platform.http;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The error page of the whole application: what the container refuses before or beside our own code is told like everything else, in
 * place of a page of the server's that names its classes. Asked for by name it is not there.
 */
public class ContainerRefusals extends HttpServlet {
    @Inject transient Problems problems;
    @Inject transient ReadableRequest readable;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestFrame.begin(request, response);
        RequestFrame.close(response);
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer refused ? refused : HttpServletResponse.SC_NOT_FOUND;
        var failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        readable.answer(problems.ofContainer(status, failure), response);
    }
}
