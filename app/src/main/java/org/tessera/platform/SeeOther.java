package org.tessera.platform;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/** The answer to a form that was accepted: go and fetch that page (303), so that a reload sends nothing again. */
public final class SeeOther {
    private SeeOther() {}

    /** @param path a local path of ours */
    public static View to(String path) {
        return (model, request, response) -> {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", path);
        };
    }
}
