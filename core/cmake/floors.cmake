# The architecture as functions. A floor sees only lower floors; a test of a floor links that floor and
# what lies below it, so that one floor can be built and tested alone.

# Low to high.
set(GUIJU_FLOORS base source diag syntax checked program eval tables explain engine)

# Sets `result` to the given floors and all that they stand on.
function(guiju_closure result)
  set(closure ${ARGN})
  foreach(floor IN LISTS ARGN)
    get_property(below GLOBAL PROPERTY guiju_below_${floor})
    list(APPEND closure ${below})
  endforeach()
  list(REMOVE_DUPLICATES closure)
  set(${result} ${closure} PARENT_SCOPE)
endfunction()

# guiju_floor(<name> SOURCES <file>... [DEPENDS <lower floor>...]) makes the object library guiju_<name>.
function(guiju_floor name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS")
  list(FIND GUIJU_FLOORS ${name} level)
  if(level EQUAL -1)
    message(FATAL_ERROR "${name} is no floor; floors are ${GUIJU_FLOORS} (core/cmake/floors.cmake)")
  endif()
  foreach(lower IN LISTS arg_DEPENDS)
    list(FIND GUIJU_FLOORS ${lower} lower_level)
    if(lower_level EQUAL -1 OR lower_level GREATER_EQUAL level)
      message(FATAL_ERROR "floor ${name} cannot stand on ${lower}, which is not below it")
    endif()
  endforeach()
  guiju_closure(below ${arg_DEPENDS})
  set_property(GLOBAL PROPERTY guiju_below_${name} ${below})

  add_library(guiju_${name} OBJECT ${arg_SOURCES})
  target_include_directories(guiju_${name} PUBLIC ${PROJECT_SOURCE_DIR}/core)
  target_link_libraries(guiju_${name} PRIVATE guiju_compiler nlohmann_json::nlohmann_json)
  if(name STREQUAL syntax)
    target_link_libraries(guiju_${name} PRIVATE Boost::headers)
  endif()
endfunction()

# Makes the program `target` out of its sources and the objects of the floors that it uses.
function(guiju_program target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS")
  guiju_closure(floors ${arg_DEPENDS})
  add_executable(${target} ${arg_SOURCES})
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/core)
  target_link_libraries(${target} PRIVATE guiju_compiler nlohmann_json::nlohmann_json)
  foreach(floor IN LISTS floors)
    target_link_libraries(${target} PRIVATE guiju_${floor})
  endforeach()
endfunction()

# guiju_test(<name> SOURCES <file>... [DEPENDS <floor>...]) makes the program guiju_<name>_test.
# A test named as a floor links that floor. Tests run in the root folder of the repository.
function(guiju_test name)
  if(NOT GUIJU_TESTS)
    return()
  endif()
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS")
  if(TARGET guiju_${name})
    list(APPEND arg_DEPENDS ${name})
  endif()
  guiju_program(guiju_${name}_test SOURCES ${arg_SOURCES} DEPENDS ${arg_DEPENDS})
  target_link_libraries(guiju_${name}_test PRIVATE GTest::gtest_main)
  if(NOT GUIJU_SANITIZE)
    # Half of the time to compile a test is optimising assertions that run once.
    target_compile_options(guiju_${name}_test PRIVATE -O0)
  endif()
  gtest_discover_tests(guiju_${name}_test DISCOVERY_MODE PRE_TEST
                       WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
endfunction()

# guiju_bench(<name> SOURCES <file>... DEPENDS <floor>...) makes the program guiju_<name>_bench.
function(guiju_bench name)
  if(GUIJU_BENCH)
    guiju_program(guiju_${name}_bench ${ARGN})
  endif()
endfunction()

# guiju_fuzz(<name> SOURCES <file>... DEPENDS <floor>...) makes the libFuzzer program guiju_<name>_fuzz.
function(guiju_fuzz name)
  if(GUIJU_FUZZ)
    guiju_program(guiju_${name}_fuzz ${ARGN})
    target_link_options(guiju_${name}_fuzz PRIVATE -fsanitize=fuzzer)
  endif()
endfunction()
