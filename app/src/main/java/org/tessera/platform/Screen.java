package org.tessera.platform;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.UriComponentsBuilder;

/** What a template needs to know of the reader: language, who they are, where they are. First argument of every page. */
public final class Screen {
    /** A path without the long random parts that grant access ({@link Ids#secret()} has 43 characters). */
    private static final Pattern ORDINARY = Pattern.compile("(?:/[A-Za-z0-9_.-]{0,39})+");

    private final String language;
    private final Texts texts;
    private final Settings settings;
    private final Optional<Caller> caller;
    private final Assets assets;
    private final List<MenuEntry> menu;
    private final List<AskEntry> ask;
    private final HttpServletRequest request;
    private boolean untranslated;

    Screen(
            String language,
            Texts texts,
            Settings settings,
            Optional<Caller> caller,
            Assets assets,
            List<MenuEntry> menu,
            List<AskEntry> ask,
            HttpServletRequest request) {
        this.language = language;
        this.texts = texts;
        this.settings = settings;
        this.caller = caller;
        this.assets = assets;
        this.menu = menu;
        this.ask = ask;
        this.request = request;
    }

    /** The same for a reader of another language, for pages that are the same for everybody. */
    public Screen in(String other) {
        return new Screen(other, texts, settings, caller, assets, menu, ask, request);
    }

    /** The reader's language, a BCP 47 code. */
    public String language() {
        return language;
    }

    /** A text of the interface. */
    public String say(String key, Object... arguments) {
        return texts.say(language, key, arguments);
    }

    /** The same with arguments by name. */
    public String say(String key, Map<String, ?> arguments) {
        return texts.say(language, key, arguments);
    }

    /** Whether a key exists; for keys that are put together from data, such as causes. */
    public boolean knows(String key) {
        return texts.has(key);
    }

    /** A text of the content in the reader's language, else in English, else in whichever there is. */
    public String pick(Map<String, String> byLanguage) {
        var picked = pickLanguage(byLanguage);
        if (!picked.equals(language)) untranslated = true;
        return byLanguage.getOrDefault(picked, "");
    }

    /** The language in which {@link #pick} answers, for the {@code lang} attribute. */
    public String pickLanguage(Map<String, String> byLanguage) {
        if (byLanguage.isEmpty() || byLanguage.containsKey(language)) return language;
        return byLanguage.containsKey("en")
                ? "en"
                : byLanguage.keySet().iterator().next();
    }

    /**
     * The main part of a page, written before its surroundings: only then is it known whether all of it was there in
     * the reader's language.
     */
    public String written(Content main) {
        var html = new StringOutput();
        main.writeTo(new OwaspHtmlTemplateOutput(html));
        return html.toString();
    }

    /** Whether something of the content was picked in another language than the reader's. */
    public boolean isUntranslated() {
        return untranslated;
    }

    /** A day in words: 3 June 2027. */
    public String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale())
                .format(day);
    }

    /** The day of an instant, in the deployment's zone. */
    public String date(Instant at) {
        return date(LocalDate.ofInstant(at, settings.zone()));
    }

    /** Day and time of an instant, in the deployment's zone: 3 June 2027, 14:05. */
    public String dateTime(Instant at) {
        return date(at) + ", " + time(at);
    }

    /** Hours and minutes of an instant. */
    public String time(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm", locale()).format(ZonedDateTime.ofInstant(at, settings.zone()));
    }

    /** The deployment's zone, for naming beside a time. */
    public String zone() {
        return settings.zone().getId();
    }

    /** Sorts words as the reader's dictionary does. Short lists only. */
    public Comparator<String> alphabetical() {
        var collator = Collator.getInstance(ULocale.forLanguageTag(language));
        return collator::compare;
    }

    /** Who reads, or nothing when nobody is signed in. */
    public Optional<Caller> caller() {
        return caller;
    }

    /** Whether everything here is made up. */
    public boolean simulated() {
        return settings.demo();
    }

    /** The menu for this reader. */
    public List<MenuEntry> menu() {
        return menu.stream().filter(m -> m.who().admits(caller)).toList();
    }

    /**
     * Where this reader asks a person, with the way back to this page. An address that opens something by itself, such as
     * a shared link, is not carried along.
     */
    public String ask() {
        var here = path();
        boolean back = request.getMethod().equals("GET")
                && request.getDispatcherType() == DispatcherType.REQUEST
                && ORDINARY.matcher(here).matches();
        return ask.stream()
                .filter(entry -> entry.who().admits(caller))
                .findFirst()
                .map(entry -> entry.path() + (back && !here.equals(entry.path()) ? "?about=" + here : ""))
                .orElse("/help");
    }

    /** Whether a menu entry leads to where the reader is. */
    public boolean isHere(MenuEntry entry) {
        return path().equals(entry.path()) || path().startsWith(entry.path() + "/");
    }

    /** The path being read. */
    public String path() {
        return request.getRequestURI();
    }

    /** One value of the address's query, empty when it is not there. */
    public String parameter(String name) {
        var value = request.getParameter(name);
        return value == null ? "" : value;
    }

    /** What this browser remembers for us under a name; empty when it does not. */
    public String remembered(String cookie) {
        var cookies = request.getCookies();
        return cookies == null
                ? ""
                : java.util.Arrays.stream(cookies)
                        .filter(c -> c.getName().equals(cookie))
                        .map(jakarta.servlet.http.Cookie::getValue)
                        .findFirst()
                        .orElse("");
    }

    /** The languages switched on. */
    public List<String> languages() {
        return settings.languages();
    }

    /** A language's own name: Ελληνικά. */
    public String nameOf(String code) {
        var locale = Locale.forLanguageTag(code);
        var name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    /** This page in another language. A page that answers a form is left for the start, as it can't be fetched again. */
    public String pathIn(String code) {
        var builder = UriComponentsBuilder.fromPath(request.getMethod().equals("GET") ? path() : "/");
        if (request.getMethod().equals("GET") && request.getQueryString() != null) {
            builder.query(request.getQueryString());
        }
        return builder.replaceQueryParam("lang", code).build().toUriString();
    }

    /** The address of a file of ours, with its hash, so that it may be kept for ever. */
    public String asset(String name) {
        return assets.address(name);
    }

    /** The full address of a path, for QR codes and copying. */
    public String address(String path) {
        return settings.address(path);
    }

    /** The hidden field that proves that a form is ours. */
    public Content formToken() {
        var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return out -> {
            if (token == null) return;
            out.writeContent("<input type=\"hidden\" name=\"");
            out.writeContent(token.getParameterName());
            out.writeContent("\" value=\"");
            out.writeContent(token.getToken());
            out.writeContent("\">");
        };
    }

    private Locale locale() {
        return Locale.forLanguageTag(language.equals("en") ? "en-GB" : language);
    }
}
