package org.tessera.platform;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Makes the {@link Screen} of a request; controllers take it as an argument, and {@link Caller} and {@link Form} too.
 * The language is the one chosen by {@code ?lang=}, else the cookie, else the account's, else the browser's.
 */
@Component
class Screens implements HandlerMethodArgumentResolver {
    private static final int A_YEAR = 365 * 24 * 60 * 60;
    private final Texts texts;
    private final Settings settings;
    private final CurrentCaller callers;
    private final Assets assets;
    private final List<MenuEntry> menu;
    private final List<AskEntry> ask;

    Screens(
            Texts texts,
            Settings settings,
            CurrentCaller callers,
            Assets assets,
            List<MenuEntry> menu,
            List<AskEntry> ask) {
        this.texts = texts;
        this.settings = settings;
        this.callers = callers;
        this.assets = assets;
        this.menu = menu.stream().sorted().toList();
        this.ask = ask;
    }

    Screen of(HttpServletRequest request, HttpServletResponse response) {
        var caller = callers.of(request);
        return new Screen(language(request, response, caller), texts, settings, caller, assets, menu, ask, request);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return type == Screen.class || type == Caller.class || type == Form.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = (HttpServletRequest) web.getNativeRequest();
        if (parameter.getParameterType() == Form.class) return Form.of(request);
        if (parameter.getParameterType() == Caller.class)
            return callers.of(request).orElseThrow(Problem::notYours);
        return of(request, (HttpServletResponse) java.util.Objects.requireNonNull(web.getNativeResponse()));
    }

    private String language(HttpServletRequest request, HttpServletResponse response, Optional<Caller> caller) {
        var chosen = request.getParameter("lang");
        if (chosen != null && settings.languages().contains(chosen)) {
            var cookie = new Cookie("lang", chosen);
            cookie.setPath("/");
            cookie.setMaxAge(A_YEAR);
            cookie.setSecure(settings.secure());
            cookie.setHttpOnly(true);
            cookie.setAttribute("SameSite", "Lax");
            response.addCookie(cookie);
            return chosen;
        }
        return remembered(request)
                .or(() -> caller.map(Caller::language).filter(settings.languages()::contains))
                .or(() -> Collections.list(request.getLocales()).stream()
                        .map(java.util.Locale::getLanguage)
                        .filter(settings.languages()::contains)
                        .findFirst())
                .orElse(settings.languages().getFirst());
    }

    private Optional<String> remembered(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(c -> c.getName().equals("lang"))
                        .map(Cookie::getValue)
                        .filter(settings.languages()::contains)
                        .findFirst();
    }

    @Configuration(proxyBeanMethods = false)
    static class Arguments implements WebMvcConfigurer {
        private final Screens screens;

        Arguments(Screens screens) {
            this.screens = screens;
        }

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(screens);
        }
    }
}
