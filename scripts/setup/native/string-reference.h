// Force-included when better-sqlite3 is compiled for a runtime below Node-API 10 (Node 20, Electron 33).
//
// better-sqlite3 keeps references to strings. Node-API 9 only allows references to objects, functions and
// symbols, so the string is held inside a one-element array and the reference is made to that array.
#pragma once
#include <napi.h>
#include <utility>

namespace Napi {

template <>
class Reference<String> {
 public:
  Reference() = default;
  explicit Reference(String value) : holder_(Hold(value)) {}
  Reference(Reference&&) = default;
  Reference& operator=(Reference&&) = default;
  Reference(const Reference&) = delete;
  Reference& operator=(const Reference&) = delete;

  bool IsEmpty() const { return holder_.IsEmpty(); }

  String Value() const {
    napi_value value = nullptr;
    napi_get_element(holder_.Env(), holder_.Value(), 0, &value);
    return String(holder_.Env(), value);
  }

 private:
  static Reference<Object> Hold(String value) {
    napi_env env = value.Env();
    napi_value array = nullptr;
    napi_create_array_with_length(env, 1, &array);
    napi_set_element(env, array, 0, value);
    return Reference<Object>::New(Object(env, array), 1);
  }

  Reference<Object> holder_;
};

inline Reference<String> Persistent(String value) { return Reference<String>(value); }

}  // namespace Napi
