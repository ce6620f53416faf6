/*
 * conv.c - which Java type shows which SQL type.
 *
 * A Conv is made once per SQL type (its default), or per parameter of a
 * function that names a Java type itself. What it does is in scalar.c and
 * array.c.
 */
#include "pgj.h"

#include "catalog/pg_type.h"
#include "nodes/parsenodes.h"
#include "parser/parse_coerce.h"
#include "utils/builtins.h"
#include "utils/hsearch.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/typcache.h"

/* A Java type by name, the kind it stands for, and the SQL type behind it. */
typedef struct JavaType
{
	const char *name;
	Kind		kind;
	bool		primitive;
	Oid			type;
} JavaType;

static const JavaType java_types[] = {
	{"boolean", KIND_BOOL, true, BOOLOID},
	{"java.lang.Boolean", KIND_BOOL, false, BOOLOID},
	{"byte", KIND_BYTE, true, CHAROID},
	{"java.lang.Byte", KIND_BYTE, false, CHAROID},
	{"short", KIND_SHORT, true, INT2OID},
	{"java.lang.Short", KIND_SHORT, false, INT2OID},
	{"int", KIND_INT, true, INT4OID},
	{"java.lang.Integer", KIND_INT, false, INT4OID},
	{"long", KIND_LONG, true, INT8OID},
	{"java.lang.Long", KIND_LONG, false, INT8OID},
	{"float", KIND_FLOAT, true, FLOAT4OID},
	{"java.lang.Float", KIND_FLOAT, false, FLOAT4OID},
	{"double", KIND_DOUBLE, true, FLOAT8OID},
	{"java.lang.Double", KIND_DOUBLE, false, FLOAT8OID},
	{"java.math.BigDecimal", KIND_NUMERIC, false, NUMERICOID},
	{"java.lang.String", KIND_TEXT, false, TEXTOID},
	{"byte[]", KIND_BYTEA, false, BYTEAOID},
	{"java.sql.Date", KIND_DATE, false, DATEOID},
	{"java.time.LocalDate", KIND_LOCAL_DATE, false, DATEOID},
	{"java.sql.Time", KIND_TIME, false, TIMEOID},
	{"java.time.LocalTime", KIND_LOCAL_TIME, false, TIMEOID},
	{"java.time.OffsetTime", KIND_OFFSET_TIME, false, TIMETZOID},
	{"java.sql.Timestamp", KIND_TIMESTAMP, false, TIMESTAMPOID},
	{"java.time.LocalDateTime", KIND_LOCAL_DATE_TIME, false, TIMESTAMPOID},
	{"java.time.OffsetDateTime", KIND_OFFSET_DATE_TIME, false, TIMESTAMPTZOID},
	{"java.sql.ResultSet", KIND_ROW, false, RECORDOID},
	{"java.lang.Object", KIND_ANY, false, InvalidOid},
	{"void", KIND_VOID, true, VOIDOID},
};

/* The boxed Java type of each kind, as class names of getObject. */
static const char *
boxed_name(Kind kind)
{
	if (kind == KIND_STRING || kind == KIND_NAME)
		return "java.lang.String";
	if (kind == KIND_TIMESTAMPTZ)
		return "java.sql.Timestamp";
	if (kind == KIND_TIMETZ)
		return "java.sql.Time";
	if (kind == KIND_OID)
		return "org.postgresql.pljava.internal.Oid";
	if (kind == KIND_OID_INT)
		return "java.lang.Integer";
	if (kind == KIND_OID_LONG)
		return "java.lang.Long";
	for (size_t i = 0; i < lengthof(java_types); i++)
		if (java_types[i].kind == kind && !java_types[i].primitive)
			return java_types[i].name;
	return "void";
}

static const char *
primitive_name(Kind kind)
{
	for (size_t i = 0; i < lengthof(java_types); i++)
		if (java_types[i].kind == kind && java_types[i].primitive)
			return java_types[i].name;
	return NULL;
}

static Kind
kind_of_type(Oid type)
{
	switch (type)
	{
		case VOIDOID:
			return KIND_VOID;
		case BOOLOID:
			return KIND_BOOL;
		case CHAROID:
			return KIND_BYTE;
		case INT2OID:
			return KIND_SHORT;
		case INT4OID:
			return KIND_INT;
		case INT8OID:
			return KIND_LONG;
		case FLOAT4OID:
			return KIND_FLOAT;
		case FLOAT8OID:
			return KIND_DOUBLE;
		case NUMERICOID:
			return KIND_NUMERIC;
		case TEXTOID:
		case VARCHAROID:
		case BPCHAROID:
			return KIND_TEXT;
		case NAMEOID:
			return KIND_NAME;
		case BYTEAOID:
			return KIND_BYTEA;
		case DATEOID:
			return KIND_DATE;
		case TIMEOID:
			return KIND_TIME;
		case TIMESTAMPOID:
			return KIND_TIMESTAMP;
		case TIMESTAMPTZOID:
			return KIND_TIMESTAMPTZ;
		case TIMETZOID:
			return KIND_TIMETZ;
		case OIDOID:
			return KIND_OID;
		case RECORDOID:
			return KIND_ROW;
		case ANYELEMENTOID:
		case ANYNONARRAYOID:
		case ANYENUMOID:
		case ANYARRAYOID:
			return KIND_ANY;
	}
	if (OidIsValid(get_base_element_type(type)))
		return KIND_ARRAY;
	if (type_is_rowtype(type))
		return KIND_ROW;
	return KIND_STRING;
}

static void
look_up_io(Conv *conv, MemoryContext context)
{
	Oid			input;
	Oid			output;
	bool		is_varlena;

	getTypeInputInfo(conv->type, &input, &conv->io_param);
	getTypeOutputInfo(conv->type, &output, &is_varlena);
	fmgr_info_cxt(input, &conv->input, context);
	fmgr_info_cxt(output, &conv->output, context);
}

static Conv *
conv_new(Oid type, Kind kind, MemoryContext context)
{
	Conv	   *conv = MemoryContextAllocZero(context, sizeof(Conv));

	conv->type = type;
	conv->kind = kind;
	conv->java_name = boxed_name(kind);
	if (kind == KIND_ANY || kind == KIND_VOID)
		return conv;
	get_typlenbyvalalign(type, &conv->length, &conv->by_value, &conv->align);
	look_up_io(conv, context);
	if (kind == KIND_ARRAY)
	{
		conv->element = conv_default(get_base_element_type(type));
		conv->java_name = MemoryContextStrdup(context,
											  psprintf("%s[]", conv->element->java_name));
	}
	return conv;
}

/* ------------------------------------------------ defaults */

typedef struct
{
	Oid			type;
	int			form;
} DefaultKey;

typedef struct
{
	DefaultKey	key;
	Conv	   *conv;
} DefaultEntry;

static HTAB *defaults;

static DefaultEntry *
default_entry(Oid type, int form)
{
	DefaultKey	key;
	DefaultEntry *entry;
	bool		found;

	if (defaults == NULL)
	{
		HASHCTL		control;

		memset(&control, 0, sizeof(control));
		control.keysize = sizeof(DefaultKey);
		control.entrysize = sizeof(DefaultEntry);
		control.hcxt = TopMemoryContext;
		defaults = hash_create("Java types of SQL types", 64, &control,
							   HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
	}
	memset(&key, 0, sizeof(key));
	key.type = type;
	key.form = form;
	entry = hash_search(defaults, &key, HASH_ENTER, &found);
	if (!found)
		entry->conv = NULL;
	return entry;
}

/* How ResultSet.getObject shows the type. Kept for the session. */
Conv *
conv_default(Oid type)
{
	DefaultEntry *entry = default_entry(type, 0);
	Conv	   *conv = entry->conv;

	if (conv == NULL)
	{
		Oid			base = getBaseType(type);

		conv = conv_new(base, kind_of_type(base), TopMemoryContext);
		/* Entries never move and never go, but the search may have grown the table. */
		default_entry(type, 0)->conv = conv;
	}
	return conv;
}

/* The constants of Natives. */
#define FORM_DEFAULT 0
#define FORM_TEXT 1

static Kind
kind_of_form(Conv *natural, int form)
{
	static const char *const classes[] = {
		NULL, NULL, "java.time.OffsetDateTime", "java.time.LocalDateTime", "java.time.LocalDate",
		"java.time.LocalTime", "java.time.OffsetTime"
	};
	static const struct
	{
		Kind		natural;
		int			form;
		Kind		kind;
	}			forms[] = {
		{KIND_TIMESTAMPTZ, 2, KIND_OFFSET_DATE_TIME},
		{KIND_TIMESTAMP, 3, KIND_LOCAL_DATE_TIME},
		{KIND_DATE, 4, KIND_LOCAL_DATE},
		{KIND_TIME, 5, KIND_LOCAL_TIME},
		{KIND_TIMETZ, 6, KIND_OFFSET_TIME},
	};

	for (size_t i = 0; i < lengthof(forms); i++)
		if (forms[i].natural == natural->kind && forms[i].form == form)
			return forms[i].kind;
	if (form < 0 || form >= (int) lengthof(classes))
		throw_sql("XX000", "unknown form of a column");
	throw_sql("XX000", psprintf("Cannot convert %s to %s", natural->java_name, classes[form]));
}

/* How Natives.get shows the type in the form wanted. Only in natives. */
Conv *
conv_form(Oid type, int form)
{
	DefaultEntry *entry;
	Conv	   *natural = conv_default(type);
	Conv	   *conv;

	if (form == FORM_DEFAULT)
		return natural;
	entry = default_entry(type, form);
	if (entry->conv != NULL)
		return entry->conv;
	conv = conv_new(natural->type,
					form == FORM_TEXT ? KIND_STRING : kind_of_form(natural, form),
					TopMemoryContext);
	default_entry(type, form)->conv = conv;
	return conv;
}

/* ------------------------------------------------ parameters and results */

/* The Java type of a method's parameter or result that derives from SQL's. */
char *
conv_parameter_name(Oid type)
{
	Conv	   *conv = conv_default(type);
	const char *name;

	if (type == OIDOID)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("not supported by the embedded engine: a parameter or result of type oid without a Java type"),
				 errhint("Name the Java types in the AS string, (int) or (long) for an oid.")));
	if (conv->kind == KIND_ARRAY)
	{
		Kind		kind = conv->element->kind;

		if (kind == KIND_BOOL || kind == KIND_SHORT || kind == KIND_INT ||
			kind == KIND_LONG || kind == KIND_FLOAT || kind == KIND_DOUBLE)
			return psprintf("%s[]", primitive_name(kind));
		return pstrdup(conv->java_name);
	}
	name = primitive_name(conv->kind);
	return pstrdup(name ? name : conv->java_name);
}

static const JavaType *
java_type(const char *name)
{
	for (size_t i = 0; i < lengthof(java_types); i++)
		if (strcmp(java_types[i].name, name) == 0)
			return &java_types[i];
	return NULL;
}

/* Kinds that are another view of the type's natural one. */
static Kind
other_view(Oid type, const JavaType *wanted)
{
	Kind		natural = kind_of_type(type);

	if (wanted->kind == natural)
		return natural;
	if (wanted->kind == KIND_TEXT)
		return natural == KIND_NAME ? KIND_NAME : KIND_STRING;
	if (type == OIDOID && wanted->kind == KIND_INT)
		return KIND_OID_INT;
	if (type == OIDOID && wanted->kind == KIND_LONG)
		return KIND_OID_LONG;
	if (natural == KIND_TIMESTAMPTZ && wanted->kind == KIND_TIMESTAMP)
		return KIND_TIMESTAMPTZ;
	if (natural == KIND_TIMETZ && wanted->kind == KIND_TIME)
		return KIND_TIMETZ;
	if (wanted->type == type)
		return wanted->kind;	/* the java.time classes */
	return KIND_VOID;
}

/* True if a function or nothing at all leads from one type to the other. */
static bool
look_up_cast(Oid from, Oid to, FmgrInfo *cast, Conv *conv, MemoryContext context)
{
	Oid			function;
	CoercionPathType path = find_coercion_pathway(to, from, COERCION_EXPLICIT, &function);

	if (path == COERCION_PATH_RELABELTYPE)
		return true;
	if (path != COERCION_PATH_FUNC)
		return false;
	fmgr_info_cxt(function, cast, context);
	conv->has_cast = true;
	return true;
}

static void
refuse_type(Oid type, const char *name)
{
	ereport(ERROR,
			(errcode(ERRCODE_CANNOT_COERCE),
			 errmsg("no conversion between SQL type %s and Java type %s",
					format_type_be(type), name)));
}

static Conv *
named_array(Oid type, const char *name, MemoryContext context)
{
	Oid			element = get_base_element_type(getBaseType(type));
	Conv	   *conv;
	char	   *element_name;

	if (!OidIsValid(element))
		refuse_type(type, name);
	element_name = pnstrdup(name, strlen(name) - 2);
	conv = conv_new(getBaseType(type), KIND_ARRAY, context);
	conv->element = conv_named(element, element_name, false, context);
	if (conv->element->kind == KIND_ARRAY || conv->element->has_cast)
		refuse_type(type, name);
	conv->java_name = MemoryContextStrdup(context, name);
	return conv;
}

/*
 * How a parameter (or, "returned", a result) of the SQL type is shown as the
 * Java type of this name. An error if it cannot be.
 */
Conv *
conv_named(Oid type, const char *name, bool returned, MemoryContext context)
{
	Oid			base = getBaseType(type);
	const JavaType *wanted = java_type(name);
	size_t		length = strlen(name);
	Conv	   *conv;
	Kind		kind;

	if (wanted == NULL)
	{
		if (length > 2 && strcmp(name + length - 2, "[]") == 0)
			return named_array(type, name, context);
		refuse_type(type, name);
	}
	kind = other_view(base, wanted);
	if (kind != KIND_VOID || base == VOIDOID)
	{
		conv = conv_new(base, kind, context);
		conv->primitive = wanted->primitive;
		conv->java_name = wanted->name;
		return conv;
	}

	/* Another type's Java class: by way of a cast function. */
	if (!OidIsValid(wanted->type) || wanted->kind == KIND_ROW || wanted->kind == KIND_VOID)
		refuse_type(type, name);
	conv = conv_new(wanted->type, wanted->kind, context);
	conv->primitive = wanted->primitive;
	conv->java_name = wanted->name;
	if (!(returned ? look_up_cast(wanted->type, base, &conv->cast_out, conv, context)
		  : look_up_cast(base, wanted->type, &conv->cast_in, conv, context)))
		refuse_type(type, name);
	return conv;
}

/* Cast functions may also take the type modifier, and whether it is explicit. */
static Datum
apply_cast(FmgrInfo *cast, Datum value)
{
	if (cast->fn_nargs >= 3)
		return FunctionCall3(cast, value, Int32GetDatum(-1), BoolGetDatum(true));
	if (cast->fn_nargs == 2)
		return FunctionCall2(cast, value, Int32GetDatum(-1));
	return FunctionCall1(cast, value);
}

/* ------------------------------------------------ conversions */

char *
conv_output(Conv *conv, Datum value)
{
	return OutputFunctionCall(&conv->output, value);
}

jobject
conv_to_object(Conv *conv, Datum value)
{
	jobject		object;

	if (conv->kind == KIND_ARRAY)
		object = array_to_object(conv, value);
	else if (conv->kind == KIND_ROW)
		object = rows_read_only(rows_of_datum(current_level, value));
	else
		object = scalar_to_object(conv, value);
	java_check();
	return object;
}

Datum
conv_from_object(Conv *conv, jobject object, int32 typmod)
{
	if (conv->kind == KIND_ARRAY)
		return array_from_object(conv, object);
	if (conv->kind == KIND_ROW)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("not supported by the embedded engine: a composite value made in Java")));
	return scalar_from_object(conv, object, typmod);
}

/* A parameter of a method; NULL is null, or 0 where there is no null. */
jvalue
conv_to_value(Conv *conv, Datum value, bool is_null)
{
	jvalue		result;

	result.j = 0;
	if (is_null)
		return result;
	if (conv->cast_in.fn_addr != NULL)
		value = apply_cast(&conv->cast_in, value);
	if (!conv->primitive)
	{
		result.l = conv_to_object(conv, value);
		return result;
	}
	switch (conv->kind)
	{
		case KIND_BOOL:
			result.z = DatumGetBool(value) ? JNI_TRUE : JNI_FALSE;
			break;
		case KIND_BYTE:
			result.b = DatumGetChar(value);
			break;
		case KIND_SHORT:
			result.s = DatumGetInt16(value);
			break;
		case KIND_INT:
			result.i = DatumGetInt32(value);
			break;
		case KIND_OID_INT:
			result.i = (jint) DatumGetObjectId(value);
			break;
		case KIND_LONG:
			result.j = DatumGetInt64(value);
			break;
		case KIND_OID_LONG:
			result.j = (jlong) DatumGetObjectId(value);
			break;
		case KIND_FLOAT:
			result.f = DatumGetFloat4(value);
			break;
		case KIND_DOUBLE:
			result.d = DatumGetFloat8(value);
			break;
		default:
			elog(ERROR, "kind %d has no primitive Java type", conv->kind);
	}
	return result;
}

static Oid
oid_in_range(jlong value)
{
	if (value < 0 || value > (jlong) OID_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("OID out of range")));
	return (Oid) value;
}

/* The result of a method; null is NULL. */
Datum
conv_from_value(Conv *conv, jvalue value, bool *is_null)
{
	Datum		result = (Datum) 0;

	*is_null = false;
	if (conv->kind == KIND_VOID)
		return result;
	if (!conv->primitive)
	{
		*is_null = value.l == NULL;
		if (!*is_null)
			result = conv_from_object(conv, value.l, -1);
	}
	else
		switch (conv->kind)
		{
			case KIND_BOOL:
				result = BoolGetDatum(value.z == JNI_TRUE);
				break;
			case KIND_BYTE:
				result = CharGetDatum(value.b);
				break;
			case KIND_SHORT:
				result = Int16GetDatum(value.s);
				break;
			case KIND_INT:
				result = Int32GetDatum(value.i);
				break;
			case KIND_OID_INT:
				result = ObjectIdGetDatum((Oid) value.i);
				break;
			case KIND_LONG:
				result = Int64GetDatum(value.j);
				break;
			case KIND_OID_LONG:
				result = ObjectIdGetDatum(oid_in_range(value.j));
				break;
			case KIND_FLOAT:
				result = Float4GetDatum(value.f);
				break;
			case KIND_DOUBLE:
				result = Float8GetDatum(value.d);
				break;
			default:
				elog(ERROR, "kind %d has no primitive Java type", conv->kind);
		}
	if (!*is_null && conv->cast_out.fn_addr != NULL)
		result = apply_cast(&conv->cast_out, result);
	return result;
}
