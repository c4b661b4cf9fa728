package org.tessera.learn;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/** Answers to forms that were accepted. */
final class Answer {
    private Answer() {}

    /** Go and fetch that page (303), so that a reload sends nothing again. */
    static View seeOther(String path) {
        return (model, request, response) -> {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", path);
        };
    }
}
