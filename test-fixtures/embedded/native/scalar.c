/*
 * scalar.c - one value across the border, either way, as an object.
 */
#include "pgj.h"

#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/numeric.h"
#include "utils/timestamp.h"

/* ------------------------------------------------ to Java */

static jobject
varlena_text(Datum value)
{
	struct varlena *text = pg_detoast_datum_packed((struct varlena *) DatumGetPointer(value));
	jstring		string = text_to_java(VARDATA_ANY(text), VARSIZE_ANY_EXHDR(text));

	if ((Pointer) text != DatumGetPointer(value))
		pfree(text);
	return string;
}

static jobject
bytea_bytes(Datum value)
{
	struct varlena *bytes = pg_detoast_datum_packed((struct varlena *) DatumGetPointer(value));
	jsize		length = VARSIZE_ANY_EXHDR(bytes);
	jbyteArray	array = JNI(NewByteArray, length);

	java_check();
	JNI(SetByteArrayRegion, array, 0, length, (jbyte *) VARDATA_ANY(bytes));
	if ((Pointer) bytes != DatumGetPointer(value))
		pfree(bytes);
	return array;
}

static jobject
numeric_decimal(Datum value)
{
	char	   *text = DatumGetCString(DirectFunctionCall1(numeric_out, value));
	jstring		string = ascii_to_java(text);
	jobject		decimal;

	java_check();
	decimal = JNI(CallStaticObjectMethod, jr.Convert, jr.convert_numeric, string);
	java_check();
	JNI(DeleteLocalRef, string);
	pfree(text);
	return decimal;
}

static jobject
output_text(Conv *conv, Datum value)
{
	char	   *text = conv_output(conv, value);
	jstring		string = cstring_to_java(text);

	pfree(text);
	return string;
}

#define UPCALL(id, argument) JNI(CallStaticObjectMethod, jr.Convert, jr.id, argument)

/* PostgreSQL counts zones in seconds west of Greenwich. */
static jobject
timetz_object(TimeTzADT *value)
{
	return UPCALL(convert_timetz, (jlong) (value->time + value->zone * USECS_PER_SEC));
}

static jobject
offset_time(TimeTzADT *value)
{
	return JNI(CallStaticObjectMethod, jr.Convert, jr.convert_offset_time,
			   (jlong) value->time, (jint) -value->zone);
}

jobject
scalar_to_object(Conv *conv, Datum value)
{
	switch (conv->kind)
	{
		case KIND_BOOL:
			return JNI(NewLocalRef, DatumGetBool(value) ? jr.True : jr.False);
		case KIND_BYTE:
			return JNI(CallStaticObjectMethod, jr.Byte, jr.byte_of, (jint) DatumGetChar(value));
		case KIND_SHORT:
			return JNI(CallStaticObjectMethod, jr.Short, jr.short_of, (jint) DatumGetInt16(value));
		case KIND_INT:
			return JNI(CallStaticObjectMethod, jr.Integer, jr.integer_of, (jint) DatumGetInt32(value));
		case KIND_OID:
			return UPCALL(convert_oid, (jint) DatumGetObjectId(value));
		case KIND_OID_INT:
			return JNI(CallStaticObjectMethod, jr.Integer, jr.integer_of, (jint) DatumGetObjectId(value));
		case KIND_LONG:
			return JNI(CallStaticObjectMethod, jr.Long, jr.long_of, (jlong) DatumGetInt64(value));
		case KIND_OID_LONG:
			return JNI(CallStaticObjectMethod, jr.Long, jr.long_of, (jlong) DatumGetObjectId(value));
		case KIND_FLOAT:
			return JNI(CallStaticObjectMethod, jr.Float, jr.float_of, (jdouble) DatumGetFloat4(value));
		case KIND_DOUBLE:
			return JNI(CallStaticObjectMethod, jr.Double, jr.double_of, (jdouble) DatumGetFloat8(value));
		case KIND_NUMERIC:
			return numeric_decimal(value);
		case KIND_TEXT:
			return varlena_text(value);
		case KIND_NAME:
			return cstring_to_java(NameStr(*DatumGetName(value)));
		case KIND_BYTEA:
			return bytea_bytes(value);
		case KIND_DATE:
			return UPCALL(convert_date, (jint) DatumGetDateADT(value));
		case KIND_LOCAL_DATE:
			return UPCALL(convert_local_date, (jint) DatumGetDateADT(value));
		case KIND_TIME:
			return UPCALL(convert_time, (jlong) DatumGetTimeADT(value));
		case KIND_LOCAL_TIME:
			return UPCALL(convert_local_time, (jlong) DatumGetTimeADT(value));
		case KIND_OFFSET_TIME:
			return offset_time(DatumGetTimeTzADTP(value));
		case KIND_TIMETZ:
			return timetz_object(DatumGetTimeTzADTP(value));
		case KIND_TIMESTAMP:
			return UPCALL(convert_timestamp, (jlong) DatumGetTimestamp(value));
		case KIND_LOCAL_DATE_TIME:
			return UPCALL(convert_local_date_time, (jlong) DatumGetTimestamp(value));
		case KIND_TIMESTAMPTZ:
			return UPCALL(convert_timestamptz, (jlong) DatumGetTimestampTz(value));
		case KIND_OFFSET_DATE_TIME:
			return UPCALL(convert_offset_date_time, (jlong) DatumGetTimestampTz(value));
		case KIND_STRING:
			return output_text(conv, value);
		default:
			ereport(ERROR,
					(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
					 errmsg("not supported by the embedded engine: a Java value for SQL type %s",
							format_type_be(conv->type))));
	}
}

/* ------------------------------------------------ from Java */

/* Raises SQLException 42804: nothing is stored by guess. */
void
refuse_class(Conv *conv, jobject object)
{
	jstring		name = cstring_to_java(format_type_be(conv->type));

	jobject		exception = JNI(CallStaticObjectMethod, jr.Errors, jr.errors_wrong_class,
								object, name);

	if (exception != NULL)
		JNI(Throw, exception);
	java_check();
	elog(ERROR, "wrong Java class for a value of type %u", conv->type);
}

static void
require_class(Conv *conv, jobject object, jclass class)
{
	if (!JNI(IsInstanceOf, object, class))
		refuse_class(conv, object);
}

static Datum
bytea_from_bytes(Conv *conv, jobject object)
{
	jsize		length;
	bytea	   *bytes;

	require_class(conv, object, jr.bytes);
	length = JNI(GetArrayLength, object);
	bytes = palloc((Size) length + VARHDRSZ);
	SET_VARSIZE(bytes, (Size) length + VARHDRSZ);
	JNI(GetByteArrayRegion, object, 0, length, (jbyte *) VARDATA(bytes));
	return PointerGetDatum(bytes);
}

static Datum
numeric_from_decimal(Conv *conv, jobject object, int32 typmod)
{
	jstring		string;
	char	   *text;
	Datum		value;

	require_class(conv, object, jr.BigDecimal);
	string = JNI(CallObjectMethod, object, jr.to_string);
	java_check();
	text = text_from_java(string, NULL);
	JNI(DeleteLocalRef, string);
	value = DirectFunctionCall3(numeric_in, CStringGetDatum(text),
								ObjectIdGetDatum(InvalidOid), Int32GetDatum(typmod));
	pfree(text);
	return value;
}

static Datum
text_from_string(Conv *conv, jobject object)
{
	char	   *text;
	int			length;
	Datum		value;

	require_class(conv, object, jr.String);
	text = text_from_java(object, &length);
	value = PointerGetDatum(cstring_to_text_with_len(text, length));
	pfree(text);
	return value;
}

static Datum
input_from_string(Conv *conv, jobject object, int32 typmod)
{
	char	   *text;
	Datum		value;

	require_class(conv, object, jr.String);
	text = text_from_java(object, NULL);
	value = InputFunctionCall(&conv->input, text, conv->io_param, typmod);
	pfree(text);
	return value;
}

static Datum
timetz_from_object(Conv *conv, jobject object, int32 typmod)
{
	jstring		text = JNI(CallStaticObjectMethod, jr.Convert, jr.convert_timetz_text, object);
	Datum		value;

	java_check();
	value = input_from_string(conv, text, typmod);
	JNI(DeleteLocalRef, text);
	return value;
}

static jlong
upcall_long(jmethodID id, jobject object)
{
	jlong		value = JNI(CallStaticLongMethod, jr.Convert, id, object);

	java_check();
	return value;
}

static void
require_range(bool in_range)
{
	if (!in_range)
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("a Java date or time is out of range")));
}

static Datum
date_from_object(jobject object)
{
	jint		days = JNI(CallStaticIntMethod, jr.Convert, jr.convert_days, object);

	java_check();
	require_range(IS_VALID_DATE(days) || DATE_NOT_FINITE(days));
	return DateADTGetDatum(days);
}

static Datum
time_from_object(jobject object)
{
	jlong		micros = upcall_long(jr.convert_time_micros, object);

	require_range(micros >= 0 && micros <= USECS_PER_DAY);
	return TimeADTGetDatum(micros);
}

static Datum
timestamp_from_object(jmethodID id, jobject object)
{
	jlong		micros = upcall_long(id, object);

	require_range(IS_VALID_TIMESTAMP(micros) || TIMESTAMP_NOT_FINITE(micros));
	return TimestampGetDatum(micros);
}

static Oid
oid_from_object(Conv *conv, jobject object)
{
	jlong		value;

	if (JNI(IsInstanceOf, object, jr.Oid))
		return (Oid) JNI(CallIntMethod, object, jr.oid_value);
	if (JNI(IsInstanceOf, object, jr.Integer))
		return (Oid) JNI(CallIntMethod, object, jr.int_value);
	require_class(conv, object, jr.Long);
	value = JNI(CallLongMethod, object, jr.long_value);
	if (value < 0 || value > (jlong) OID_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("OID out of range")));
	return (Oid) value;
}

Datum
scalar_from_object(Conv *conv, jobject object, int32 typmod)
{
	switch (conv->kind)
	{
		case KIND_BOOL:
			require_class(conv, object, jr.Boolean);
			return BoolGetDatum(JNI(CallBooleanMethod, object, jr.boolean_value) == JNI_TRUE);
		case KIND_BYTE:
			require_class(conv, object, jr.Byte);
			return CharGetDatum(JNI(CallByteMethod, object, jr.byte_value));
		case KIND_SHORT:
			require_class(conv, object, jr.Short);
			return Int16GetDatum(JNI(CallShortMethod, object, jr.short_value));
		case KIND_INT:
			require_class(conv, object, jr.Integer);
			return Int32GetDatum(JNI(CallIntMethod, object, jr.int_value));
		case KIND_LONG:
			require_class(conv, object, jr.Long);
			return Int64GetDatum(JNI(CallLongMethod, object, jr.long_value));
		case KIND_OID:
		case KIND_OID_INT:
		case KIND_OID_LONG:
			return ObjectIdGetDatum(oid_from_object(conv, object));
		case KIND_FLOAT:
			require_class(conv, object, jr.Float);
			return Float4GetDatum(JNI(CallFloatMethod, object, jr.float_value));
		case KIND_DOUBLE:
			require_class(conv, object, jr.Double);
			return Float8GetDatum(JNI(CallDoubleMethod, object, jr.double_value));
		case KIND_NUMERIC:
			return numeric_from_decimal(conv, object, typmod);
		case KIND_TEXT:
			return text_from_string(conv, object);
		case KIND_BYTEA:
			return bytea_from_bytes(conv, object);
		case KIND_DATE:
		case KIND_LOCAL_DATE:
			return date_from_object(object);
		case KIND_TIME:
		case KIND_LOCAL_TIME:
			return time_from_object(object);
		case KIND_TIMETZ:
		case KIND_OFFSET_TIME:
			return timetz_from_object(conv, object, typmod);
		case KIND_TIMESTAMP:
		case KIND_LOCAL_DATE_TIME:
			return timestamp_from_object(jr.convert_timestamp_micros, object);
		case KIND_TIMESTAMPTZ:
		case KIND_OFFSET_DATE_TIME:
			return timestamp_from_object(jr.convert_timestamptz_micros, object);
		case KIND_NAME:
		case KIND_STRING:
			return input_from_string(conv, object, typmod);
		default:
			ereport(ERROR,
					(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
					 errmsg("not supported by the embedded engine: a value of SQL type %s from Java",
							format_type_be(conv->type))));
	}
}
