package dev.reckoner.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.DurationDeserializer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Serial;
import java.lang.reflect.Executable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/// Reads the same format from files that anybody can have changed. Of a record, what is not
/// `@Nullable` must be there, a list that is missing is empty, and numbers and times have bounds,
/// so that sums of them can be made.
public final class CheckedJson {

    /// More than any file of ours holds.
    private static final int MOST_DIGITS = 100;

    private static final Duration LONGEST = Duration.ofDays(36_500);

    public static final JsonMapper MAPPER =
            Json.MAPPER
                    .rebuild()
                    .annotationIntrospector(
                            AnnotationIntrospector.pair(
                                    Json.MAPPER
                                            .getDeserializationConfig()
                                            .getAnnotationIntrospector(),
                                    new Required()))
                    .addModule(
                            new SimpleModule("bounds")
                                    .addDeserializer(BigDecimal.class, new Decimals())
                                    .addDeserializer(Duration.class, new Durations()))
                    .build();

    /// The number at which the parser is.
    ///
    /// @throws IOException if it is none, or beyond all bounds
    public static BigDecimal decimal(JsonParser parser) throws IOException {
        var number = parser.getDecimalValue();
        if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            throw new InputCoercionException(
                    parser,
                    "the number has too many digits",
                    parser.currentToken(),
                    BigDecimal.class);
        }
        return number;
    }

    private static final class Required extends NopAnnotationIntrospector {

        @Serial private static final long serialVersionUID = 1;

        @Override
        public JsonSetter.Value findSetterInfo(Annotated annotated) {
            if (!(annotated instanceof AnnotatedParameter parameter)
                    || parameter.hasAnnotation(JsonUnwrapped.class)
                    || isNullable(parameter)) {
                return JsonSetter.Value.empty();
            }
            return JsonSetter.Value.forValueNulls(
                    parameter.getRawType() == List.class ? Nulls.AS_EMPTY : Nulls.FAIL);
        }

        private static boolean isNullable(AnnotatedParameter parameter) {
            return parameter.getRawType().isPrimitive()
                    || ((Executable) parameter.getMember())
                            .getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(
                                    Nullable.class);
        }
    }

    private static final class Decimals extends StdScalarDeserializer<BigDecimal> {

        @Serial private static final long serialVersionUID = 1;

        Decimals() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            return decimal(parser);
        }
    }

    private static final class Durations extends StdScalarDeserializer<Duration> {

        @Serial private static final long serialVersionUID = 1;

        Durations() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            var time = DurationDeserializer.INSTANCE.deserialize(parser, context);
            if (time.isNegative() || time.compareTo(LONGEST) > 0) {
                throw new InputCoercionException(
                        parser,
                        "the time is beyond all bounds",
                        parser.currentToken(),
                        Duration.class);
            }
            return time;
        }
    }

    private CheckedJson() {}
}
