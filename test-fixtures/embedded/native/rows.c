/*
 * rows.c - rows as Java reads them, and single rows that Java fills.
 */
#include "pgj.h"

#include "access/htup_details.h"
#include "access/sysattr.h"
#include "catalog/heap.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/typcache.h"

/* ------------------------------------------------ making and freeing */

/* An empty set of rows; "desc" is copied. */
Rows *
rows_new(MemoryContext parent, TupleDesc desc)
{
	MemoryContext context = AllocSetContextCreate(parent, "rows in Java",
												  ALLOCSET_SMALL_SIZES);
	MemoryContext before = MemoryContextSwitchTo(context);
	Rows	   *rows = palloc0(sizeof(Rows));
	int			columns = Max(desc->natts, 1);

	rows->context = context;
	rows->desc = CreateTupleDescCopy(desc);
	rows->values = palloc0(columns * sizeof(Datum));
	rows->nulls = palloc(columns * sizeof(bool));
	memset(rows->nulls, true, columns);
	rows->deformed = -1;
	MemoryContextSwitchTo(before);
	rows->handle = handle_new(HANDLE_ROWS, rows);
	return rows;
}

/* One row that lives as long as the level; its columns are all NULL. */
Rows *
rows_of_level(Level *level, TupleDesc desc)
{
	Rows	   *rows = rows_new(level_context(level), desc);

	rows->next_of_level = level->rows;
	level->rows = rows;
	rows->count = 1;
	rows->deformed = 0;
	return rows;
}

/*
 * One row with the tuple's values; the tuple is copied. One that is older than a column has that
 * column's value of the time it was added, which only the table's own descriptor knows.
 */
Rows *
rows_of_tuple(Level *level, TupleDesc desc, HeapTuple tuple)
{
	Rows	   *rows = rows_of_level(level, desc);
	MemoryContext before = MemoryContextSwitchTo(rows->context);
	bool		is_whole = HeapTupleHeaderGetNatts(tuple->t_data) >= desc->natts;
	HeapTuple	copy = is_whole ? heap_copytuple(tuple) : heap_expand_tuple(tuple, desc);

	rows->single = copy;
	heap_deform_tuple(copy, rows->desc, rows->values, rows->nulls);
	MemoryContextSwitchTo(before);
	return rows;
}

/* One row with the fields of a composite datum. */
Rows *
rows_of_datum(Level *level, Datum composite)
{
	HeapTupleHeader header = DatumGetHeapTupleHeader(composite);
	TupleDesc	desc = lookup_rowtype_tupdesc(HeapTupleHeaderGetTypeId(header),
											  HeapTupleHeaderGetTypMod(header));
	HeapTupleData tuple;
	Rows	   *rows;

	memset(&tuple, 0, sizeof(tuple));
	ItemPointerSetInvalid(&tuple.t_self);
	tuple.t_len = HeapTupleHeaderGetDatumLength(header);
	tuple.t_data = header;
	rows = rows_of_tuple(level, desc, &tuple);
	ReleaseTupleDesc(desc);
	return rows;
}

/* Lets Java change the row's columns. */
void
rows_make_writable(Rows *rows)
{
	rows->writable = true;
	rows->replaced = MemoryContextAllocZero(rows->context,
											Max(rows->desc->natts, 1) * sizeof(bool));
}

/* One row for Java to fill. */
Rows *
rows_to_fill(Level *level, TupleDesc desc)
{
	Rows	   *rows = rows_of_level(level, desc);

	rows_make_writable(rows);
	return rows;
}

/* Makes a row to fill empty again. What was filled in before is not freed. */
void
rows_clear(Rows *rows)
{
	memset(rows->nulls, true, rows->desc->natts);
	memset(rows->replaced, false, rows->desc->natts);
}

/* Of rows that belong to the transaction; those of a level end with it. */
void
rows_free(Rows *rows)
{
	handle_free(rows->handle);
	MemoryContextDelete(rows->context);
}

static jobject
wrap(jclass class, jmethodID constructor, Rows *rows)
{
	jobject		object = JNI(NewObject, class, constructor, (jlong) rows->handle);

	java_check();
	return object;
}

jobject
rows_read_only(Rows *rows)
{
	return wrap(jr.ReadOnlyRow, jr.read_only_row_new, rows);
}

jobject
rows_updatable(Rows *rows)
{
	return wrap(jr.UpdatableRow, jr.updatable_row_new, rows);
}

/* ------------------------------------------------ describe */

typedef struct
{
	jlong		handle;
	jobject		result;
} DescribeCall;

static void
set_name(jobjectArray names, int i, Form_pg_attribute attribute)
{
	jstring		name = cstring_to_java(NameStr(attribute->attname));

	JNI(SetObjectArrayElement, names, i, name);
	JNI(DeleteLocalRef, name);
}

static void
describe_rows(void *arguments)
{
	DescribeCall *call = arguments;
	Rows	   *rows = handle_require(call->handle, HANDLE_ROWS);
	int			count = rows->desc->natts;
	jobjectArray names = JNI(NewObjectArray, count, jr.String, NULL);
	jintArray	types = NULL;
	jintArray	typmods = NULL;
	jint	   *oids = palloc(Max(count, 1) * sizeof(jint));
	jint	   *modifiers = palloc(Max(count, 1) * sizeof(jint));

	java_check();
	for (int i = 0; i < count; i++)
	{
		Form_pg_attribute attribute = TupleDescAttr(rows->desc, i);

		oids[i] = attribute->attisdropped ? 0 : (jint) attribute->atttypid;
		modifiers[i] = attribute->atttypmod;
		set_name(names, i, attribute);
	}
	types = JNI(NewIntArray, count);
	java_check();
	typmods = JNI(NewIntArray, count);
	java_check();
	JNI(SetIntArrayRegion, types, 0, count, oids);
	JNI(SetIntArrayRegion, typmods, 0, count, modifiers);
	call->result = JNI(NewObject, jr.RowType, jr.row_type_new, names, types, typmods);
	java_check();
}

jobject JNICALL
n_describe(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jlong rows)
{
	DescribeCall call = {rows, NULL};

	guarded(describe_rows, &call);
	return call.result;
}

/* ------------------------------------------------ get */

typedef struct
{
	jlong		handle;
	jint		row;
	jint		column;
	jint		form;
	jobject		result;
} GetCall;

/* Also for positions that do not exist. */
static Form_pg_attribute
require_column(Rows *rows, jint column)
{
	if (column < 1 || column > rows->desc->natts ||
		TupleDescAttr(rows->desc, column - 1)->attisdropped)
		throw_sql("07009", psprintf("Invalid attribute index \"%d\"", (int) column));
	return TupleDescAttr(rows->desc, column - 1);
}

static void
require_row(Rows *rows, jint row)
{
	if (row < 0 || row >= rows->count - rows->window)
		throw_sql("24000", "the result set is not positioned on a row");
	row += rows->window;
	if (rows->deformed == row)
		return;
	heap_deform_tuple(rows->tuples[row], rows->desc, rows->values, rows->nulls);
	rows->deformed = row;
}

/* A trigger's row has the table's oid and its own place, and so on, by negative positions. */
static void
get_system_column(GetCall *call, Rows *rows)
{
	const FormData_pg_attribute *attribute = SystemAttributeDefinition(call->column);
	bool		is_null;
	Datum		value = heap_getsysattr(rows->single, call->column, rows->desc, &is_null);

	call->result = conv_to_object(conv_form(attribute->atttypid, call->form), value);
}

static void
get_column(void *arguments)
{
	GetCall    *call = arguments;
	Rows	   *rows = handle_require(call->handle, HANDLE_ROWS);
	Form_pg_attribute attribute;

	if (rows->single != NULL && call->column < 0 &&
		call->column > FirstLowInvalidHeapAttributeNumber)
	{
		get_system_column(call, rows);
		return;
	}
	attribute = require_column(rows, call->column);
	require_row(rows, call->row);
	if (!rows->nulls[call->column - 1])
		call->result = conv_to_object(conv_form(attribute->atttypid, call->form),
									  rows->values[call->column - 1]);
}

jobject JNICALL
n_get(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jlong rows, jint row, jint column,
	  jint form)
{
	GetCall		call = {rows, row, column, form, NULL};

	guarded(get_column, &call);
	return call.result;
}

/* ------------------------------------------------ set */

typedef struct
{
	jlong		handle;
	jint		column;
	jobject		value;
} SetCall;

static void
set_column(void *arguments)
{
	SetCall    *call = arguments;
	Rows	   *rows = handle_require(call->handle, HANDLE_ROWS);
	Form_pg_attribute attribute = require_column(rows, call->column);
	int			i = call->column - 1;
	Datum		value = (Datum) 0;

	if (!rows->writable)
		throw_sql("0A000", "ResultSet is read-only");
	if (call->value != NULL)
	{
		MemoryContext before;

		value = conv_from_object(conv_default(attribute->atttypid), call->value,
								 attribute->atttypmod);
		before = MemoryContextSwitchTo(rows->context);
		value = datumCopy(value, attribute->attbyval, attribute->attlen);
		MemoryContextSwitchTo(before);
	}
	rows->values[i] = value;
	rows->nulls[i] = call->value == NULL;
	rows->replaced[i] = true;
}

void JNICALL
n_set(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jlong rows, jint column, jobject value)
{
	SetCall		call = {rows, column, value};

	guarded(set_column, &call);
}
