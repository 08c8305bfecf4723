package it.portaledgst.sandbox.world.signin;

import java.util.List;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** Choosing a person is enough to be that person; only MIMIT credentials have a password, the same for everybody. */
final class ReadyMadePeople implements AuthenticationProvider {

    static final String MIMIT_PASSWORD = "sandbox";

    private final People people;

    ReadyMadePeople(People people) {
        this.people = people;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        Person person = people.byUsername(request.getName())
                .filter(found -> found.way() != Way.MIMIT || MIMIT_PASSWORD.equals(request.getCredentials()))
                .orElseThrow(() -> new BadCredentialsException("unknown person or wrong password"));
        // the subject is the principal's name: token, userinfo and session all speak of the same one
        return UsernamePasswordAuthenticationToken.authenticated(person.subject(), null,
                // when this authority was given is the token's auth_time
                List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
