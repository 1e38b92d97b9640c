DROP TABLE IF EXISTS wait_estimate;
