package it.portaledgst.sandbox.world.pagopa;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** pagoPA's error body. */
record ProblemJson(String title, int status, String detail) {

    static ResponseEntity<Object> of(HttpStatus status, String title, String detail) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON)
                .body(new ProblemJson(title, status.value(), detail));
    }
}
