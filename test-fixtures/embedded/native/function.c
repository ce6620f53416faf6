/*
 * function.c - which Java method a SQL function is.
 *
 * Resolved once a backend and kept by oid. An entry is good for one version
 * of the pg_proc row, so CREATE OR REPLACE is noticed, whoever did it. The
 * sqlj functions drop all entries, together with the class loaders.
 */
#include "pgj.h"

#include "access/htup_details.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_type.h"
#include "commands/proclang.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/hsearch.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/syscache.h"

typedef struct Entry
{
	Oid			oid;
	Function   *function;
} Entry;

static HTAB *functions;

/* ------------------------------------------------ the cache */

static void
free_conv(Conv *conv)
{
	if (conv != NULL && conv->array_class != NULL)
		JNI(DeleteGlobalRef, conv->array_class);
}

static void
free_function(Function *function)
{
	JNI(DeleteGlobalRef, function->class);
	JNI(DeleteGlobalRef, function->loader);
	for (int i = 0; i < function->nargs; i++)
		free_conv(function->args[i]);
	free_conv(function->result);
	MemoryContextDelete(function->context);
}

static void
forget(Function *function)
{
	function->stale = true;
	if (function->running == 0)
		free_function(function);
}

void
function_release(Function *function)
{
	function->running--;
	if (function->stale && function->running == 0)
		free_function(function);
}

static void
make_cache(void)
{
	HASHCTL		control;

	if (functions != NULL)
		return;
	memset(&control, 0, sizeof(control));
	control.keysize = sizeof(Oid);
	control.entrysize = sizeof(Entry);
	control.hcxt = TopMemoryContext;
	functions = hash_create("Java functions", 64, &control,
							HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
}

/*
 * The jars were changed by this transaction. If it is undone, what was loaded
 * since then is wrong again.
 */
static bool changed_in_transaction;

/* Raises no error and needs no level. JNI side too. */
void JNICALL
n_forget_functions(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused())
{
	HASH_SEQ_STATUS scan;
	Entry	   *entry;

	if (functions == NULL || !vm_is_main_thread())
		return;
	changed_in_transaction = true;
	hash_seq_init(&scan, functions);
	while ((entry = hash_seq_search(&scan)) != NULL)
	{
		Function   *function = entry->function;

		hash_search(functions, &entry->oid, HASH_REMOVE, NULL);
		forget(function);
	}
}

/* At the end of a transaction or the abort of a subtransaction. */
void
function_jars_settled(bool undone, bool top_level)
{
	if (changed_in_transaction && undone)
	{
		JNI(CallStaticVoidMethod, jr.Resolver, jr.resolver_forget_loaders);
		warn_pending_exception("forgetting class loaders");
		n_forget_functions(jenv, NULL);
	}
	if (top_level)
		changed_in_transaction = false;
}

static void
forget_one(Oid oid)
{
	Entry	   *entry = hash_search(functions, &oid, HASH_FIND, NULL);

	if (entry == NULL)
		return;
	forget(entry->function);
	hash_search(functions, &oid, HASH_REMOVE, NULL);
}

/* ------------------------------------------------ resolving */

static bool
is_row_type(Oid type)
{
	return type == RECORDOID || type_is_rowtype(type);
}

static void
refuse_pseudo_type(Oid type)
{
	ereport(ERROR,
			(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
			 errmsg("not supported by the embedded engine: type %s in a Java function",
					format_type_be(type))));
}

static bool
is_polymorphic(Oid type)
{
	return type == ANYELEMENTOID || type == ANYNONARRAYOID || type == ANYENUMOID ||
		type == ANYARRAYOID;
}

/* Of the pseudo-types, only those that conv.c and the shapes know. */
static void
check_types(Form_pg_proc proc)
{
	Oid			result = proc->prorettype;

	if (result != TRIGGEROID && get_typtype(result) == TYPTYPE_PSEUDO && result != VOIDOID &&
		result != RECORDOID && !(is_polymorphic(result) && !proc->proretset))
		refuse_pseudo_type(result);
	for (int i = 0; i < proc->pronargs; i++)
	{
		Oid			type = proc->proargtypes.values[i];

		if (get_typtype(type) == TYPTYPE_PSEUDO && type != RECORDOID && !is_polymorphic(type))
			refuse_pseudo_type(type);
	}
}

static Shape
shape_of(Form_pg_proc proc)
{
	bool		is_row = is_row_type(proc->prorettype);

	if (proc->prorettype == TRIGGEROID)
		return SHAPE_TRIGGER;
	if (proc->proretset)
		return is_row ? SHAPE_ROW_SET : SHAPE_SCALAR_SET;
	return is_row ? SHAPE_ROW : SHAPE_SCALAR;
}

static const char *
default_result(Shape shape, Oid type)
{
	switch (shape)
	{
		case SHAPE_TRIGGER:
			return "void";
		case SHAPE_ROW:
			return "boolean";
		case SHAPE_SCALAR_SET:
			return "java.util.Iterator";
		case SHAPE_ROW_SET:
			return "org.postgresql.pljava.ResultSetProvider";
		default:
			return conv_parameter_name(type);
	}
}

/*
 * An oid's Java type must be named in the AS string, so the default is asked
 * for only where it counts: null stands for "none", and Java refuses it.
 */
static jobjectArray
default_parameters(Form_pg_proc proc)
{
	int			count = proc->pronargs;
	jobjectArray names = JNI(NewObjectArray, count, jr.String, NULL);

	java_check();
	for (int i = 0; i < count; i++)
	{
		Oid			type = proc->proargtypes.values[i];

		if (getBaseType(type) == OIDOID)
			continue;
		JNI(SetObjectArrayElement, names, i, ascii_to_java(conv_parameter_name(type)));
		java_check();
	}
	return names;
}

static char *
source_of(HeapTuple tuple)
{
	bool		is_null;
	Datum		source = SysCacheGetAttr(PROCOID, tuple, Anum_pg_proc_prosrc, &is_null);

	if (is_null)
		elog(ERROR, "function has no AS string");
	return TextDatumGetCString(source);
}

static void
refuse_transforms(HeapTuple tuple)
{
	bool		is_null;

	(void) SysCacheGetAttr(PROCOID, tuple, Anum_pg_proc_protrftypes, &is_null);
	if (!is_null)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("a PL/Java function will not apply TRANSFORM FOR TYPE")));
}

/* The Java half finds class and method: {Class, Method, loader, result, parameters...}. */
static jobjectArray
resolve_in_java(Form_pg_proc proc, char *source, Shape shape)
{
	jobjectArray resolved;
	jstring		schema = cstring_to_java(get_namespace_name(proc->pronamespace));
	jstring		result = NULL;

	if (getBaseType(proc->prorettype) != OIDOID || shape != SHAPE_SCALAR)
		result = cstring_to_java(default_result(shape, proc->prorettype));
	resolved = JNI(CallStaticObjectMethod, jr.Resolver, jr.resolver_resolve, schema,
				   cstring_to_java(source), default_parameters(proc), result,
				   (jint) shape);
	java_check();
	return resolved;
}

static char *
string_at(jobjectArray array, int i)
{
	jstring		string = JNI(GetObjectArrayElement, array, i);
	char	   *text = text_from_java(string, NULL);

	JNI(DeleteLocalRef, string);
	return text;
}

static Conv *
result_conv(Form_pg_proc proc, Shape shape, const char *java_name, MemoryContext context)
{
	switch (shape)
	{
		case SHAPE_SCALAR:
			return conv_named(proc->prorettype, java_name, true, context);
		case SHAPE_SCALAR_SET:
			/* The elements' Java type is not written anywhere: it is the default. */
			return conv_default(proc->prorettype);
		default:
			return NULL;
	}
}

#define RESOLVED_CLASS 0
#define RESOLVED_METHOD 1
#define RESOLVED_LOADER 2
#define RESOLVED_RESULT 3
#define RESOLVED_PARAMETERS 4

static void
fill_conversions(Function *function, Form_pg_proc proc, jobjectArray resolved)
{
	MemoryContext context = function->context;
	char	   *result = string_at(resolved, RESOLVED_RESULT);

	function->by_handle = strcmp(result, "org.postgresql.pljava.ResultSetHandle") == 0;
	function->result = result_conv(proc, function->shape, result, context);
	function->nargs = function->shape == SHAPE_TRIGGER ? 0 : proc->pronargs;
	function->args = MemoryContextAllocZero(context, (function->nargs + 1) * sizeof(Conv *));
	for (int i = 0; i < function->nargs; i++)
		function->args[i] = conv_named(proc->proargtypes.values[i],
									   string_at(resolved, RESOLVED_PARAMETERS + i), false,
									   context);
}

static void
fill_references(Function *function, jobjectArray resolved)
{
	function->class = JNI(NewGlobalRef, JNI(GetObjectArrayElement, resolved, RESOLVED_CLASS));
	function->loader = JNI(NewGlobalRef, JNI(GetObjectArrayElement, resolved, RESOLVED_LOADER));
	function->method = JNI(FromReflectedMethod,
						   JNI(GetObjectArrayElement, resolved, RESOLVED_METHOD));
	java_check();
}

/*
 * The new function belongs to a context below the current one until it is
 * complete; an error leaves nothing behind but two references, at worst.
 */
static Function *
resolve(HeapTuple tuple)
{
	Form_pg_proc proc = (Form_pg_proc) GETSTRUCT(tuple);
	MemoryContext context = AllocSetContextCreate(CurrentMemoryContext, "Java function",
												  ALLOCSET_SMALL_SIZES);
	Function   *function = MemoryContextAllocZero(context, sizeof(Function));
	jobjectArray resolved;

	refuse_transforms(tuple);
	check_types(proc);
	function->context = context;
	function->oid = proc->oid;
	function->xmin = HeapTupleHeaderGetRawXmin(tuple->t_data);
	function->tid = tuple->t_self;
	function->shape = shape_of(proc);
	resolved = resolve_in_java(proc, source_of(tuple), function->shape);
	fill_conversions(function, proc, resolved);
	fill_references(function, resolved);
	MemoryContextSetParent(context, TopMemoryContext);
	return function;
}

/* ------------------------------------------------ use */

static bool
is_current(Function *function, HeapTuple tuple)
{
	return function->xmin == HeapTupleHeaderGetRawXmin(tuple->t_data) &&
		ItemPointerEquals(&function->tid, &tuple->t_self);
}

static HeapTuple
proc_tuple(Oid oid)
{
	HeapTuple	tuple = SearchSysCache1(PROCOID, ObjectIdGetDatum(oid));

	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for function %u", oid);
	return tuple;
}

static Function *
resolve_and_keep(HeapTuple tuple, Oid oid)
{
	Function   *function = resolve(tuple);
	Entry	   *entry;
	bool		found;

	/* The resolving ran Java, which may have resolved the same function. */
	entry = hash_search(functions, &oid, HASH_ENTER, &found);
	if (found)
		forget(entry->function);
	entry->function = function;
	return function;
}

/* The function stays until function_release(), though it may be forgotten. */
Function *
function_use(Oid oid)
{
	HeapTuple	tuple = proc_tuple(oid);
	Function   *function = NULL;
	Entry	   *entry;

	make_cache();
	entry = hash_search(functions, &oid, HASH_FIND, NULL);
	if (entry != NULL)
		function = entry->function;
	if (function != NULL && !is_current(function, tuple))
	{
		forget_one(oid);
		function = NULL;
	}
	if (function == NULL)
		function = resolve_and_keep(tuple, oid);
	function->running++;
	ReleaseSysCache(tuple);
	return function;
}

/* ------------------------------------------------ the validator */

static void
check_syntax(HeapTuple tuple)
{
	JNI(CallStaticVoidMethod, jr.Resolver, jr.resolver_check_syntax,
		cstring_to_java(source_of(tuple)));
	java_check();
}

/* As CREATE FUNCTION wants it: with check_function_bodies off, the syntax only. */
void
function_validate(Oid oid)
{
	HeapTuple	tuple = proc_tuple(oid);

	make_cache();
	forget_one(oid);
	refuse_transforms(tuple);
	if (check_function_bodies)
		resolve_and_keep(tuple, oid);
	else
		check_syntax(tuple);
	ReleaseSysCache(tuple);
}
